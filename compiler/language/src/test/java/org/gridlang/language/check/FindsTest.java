package org.gridlang.language.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.JsonRenderer;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.lower.DeviceLowering;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that once made the checker fail, found by `compiler/fuzz` and by mutation: each ends with diagnostics now.
final class FindsTest {
    static Stream<Path> finds() {
        return Golden.filesOf(Path.of("src/test/resources/finds")).stream();
    }

    @ParameterizedTest
    @MethodSource("finds")
    void endsWithDiagnostics(Path file) {
        assertTrue(file.toString().endsWith(".grid"), () -> file + " is no program");
        var out = new Diagnostics();
        Programs.load("main.grid", Map.of("main.grid", Golden.read(file)), out)
                .flatMap(each -> Checker.check(each, out))
                .ifPresent(checked -> checked.devices().values().forEach(each -> DeviceLowering.lower(each, out)));
        assertFalse(new Renderer(false).render(out.sorted()).isEmpty());
        assertFalse(new JsonRenderer().render(out.sorted()).isEmpty());
    }
}
