package org.gridlang.opendss.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Area;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Explanation.Block.Listing;
import org.gridlang.language.diagnostic.ExplanationReader;
import org.gridlang.language.diagnostic.Renderer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the codes of reading, O1xx: the wrong file has exactly that fault, the right one none.
final class CircuitPagesTest {
    /// The fault is not in the text but in the bytes of a file or in their number.
    private static final Set<Code> BEYOND_TEXT = EnumSet.of(Code.O104, Code.O105);

    @TempDir
    private Path folder = Path.of("");

    static Stream<Code> codes() {
        return Area.OPENDSS.codes().stream()
                .filter(code -> code.name().startsWith("O1") && !BEYOND_TEXT.contains(code));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theWrongFileHasExactlyThisFault(Code code) throws IOException {
        var found = faults(listings(code, 0));
        assertEquals(
                Set.of(code),
                found.stream().map(Diagnostic::code).collect(Collectors.toCollection(TreeSet::new)),
                () -> new Renderer(false).render(found));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theRightFileHasNone(Code code) throws IOException {
        assertEquals("", new Renderer(false).render(faults(listings(code, 1))));
    }

    private static List<Listing> listings(Code code, int section) {
        return ExplanationReader.read(code)
                .orElseThrow()
                .sections()
                .get(section)
                .listings();
    }

    /// The faults of the listing without a name, with the others as files beside it. Every value is read as what the
    /// properties of these pages are, since reading is what finds that it is wrong.
    private List<Diagnostic> faults(List<Listing> listings) throws IOException {
        Path master = folder.resolve("master.dss");
        for (Listing each : listings) {
            assertEquals("dss", each.language());
            Path file = each.name().isEmpty() ? master : folder.resolve(each.name());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.text());
        }
        assertTrue(Files.exists(master));
        var out = new Diagnostics();
        CircuitReader.read(master, out).ifPresent(circuit -> {
            for (DssObject object : circuit.objects()) {
                Values.readAll(object, out);
            }
        });
        return out.sorted();
    }
}
