package org.gridlang.opendss.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Area;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file in `cases/reading` is wrong in ways of one kind, and what is said about it stands beside it.
final class FaultyFilesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/reading");

    static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".dss")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void faultsAreExplained(Path file) throws IOException {
        var out = faults(file);
        assertFalse(out.sorted().isEmpty(), "each case has a fault");
        Path golden = Path.of(file.toString().replaceAll("\\.dss$", ".diag"));
        String actual = new Renderer(false).render(out.sorted());
        if (Boolean.getBoolean("update")) {
            Files.writeString(golden, actual);
        }
        assertEquals(Files.readString(golden), actual, () -> golden + " differs; -Dupdate=true rewrites it");
    }

    @Test
    void eachCodeHasACase() throws IOException {
        var missing = EnumSet.copyOf(Area.OPENDSS.codes());
        missing.removeIf(code -> !code.name().startsWith("O1"));
        // What is no text, and what there is too much of, is made by tests.
        missing.removeAll(EnumSet.of(Code.O104, Code.O105));
        for (Path file : cases().toList()) {
            faults(file).sorted().forEach(each -> missing.remove(each.code()));
        }
        assertEquals(EnumSet.noneOf(Code.class), missing);
    }

    @Test
    void eachExpectedTextBelongsToACase() throws IOException {
        try (var files = Files.list(CASES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".diag")).toList()) {
                assertTrue(Files.exists(Path.of(file.toString().replaceAll("\\.diag$", ".dss"))), file.toString());
            }
        }
    }

    private static Diagnostics faults(Path file) {
        var out = new Diagnostics();
        CircuitReader.read(file, out)
                .ifPresent(circuit -> circuit.objects().forEach(object -> Values.readAll(object, out)));
        return out;
    }
}
