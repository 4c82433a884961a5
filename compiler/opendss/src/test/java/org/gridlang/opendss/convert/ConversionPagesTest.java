package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Area;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.ExplanationReader;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.opendss.circuit.CircuitReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the codes of conversion, O2xx: the wrong file has exactly that fault, the right one none.
final class ConversionPagesTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<Code> codes() {
        return Area.OPENDSS.codes().stream().filter(code -> code.name().startsWith("O2"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theWrongFileHasExactlyThisFault(Code code) throws IOException {
        var found = faults(code, 0);
        assertEquals(
                Set.of(code),
                found.stream().map(Diagnostic::code).collect(Collectors.toCollection(TreeSet::new)),
                () -> new Renderer(false).render(found));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theRightFileHasNone(Code code) throws IOException {
        assertEquals("", new Renderer(false).render(faults(code, 1)));
    }

    private List<Diagnostic> faults(Code code, int section) throws IOException {
        var listings = ExplanationReader.read(code)
                .orElseThrow()
                .sections()
                .get(section)
                .listings();
        Path master = folder.resolve("master.dss");
        Files.writeString(master, listings.getFirst().text());
        var out = new Diagnostics();
        CircuitReader.read(master, out).ifPresent(circuit -> NetworkConversion.of(circuit, out));
        return out.sorted();
    }
}
