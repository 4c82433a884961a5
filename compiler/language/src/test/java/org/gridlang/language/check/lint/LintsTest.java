package org.gridlang.language.check.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridlang.language.check.Checker;
import org.gridlang.language.check.Programs;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.library.FileSource;
import org.gridlang.language.library.StandardSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LintsTest {
    static Stream<Path> cases() {
        return Golden.filesOf(Golden.area("lint")).stream()
                .filter(file -> file.toString().endsWith(".grid"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doubtsAreExplained(Path file) {
        var found = doubts(file.getFileName().toString(), Golden.read(file));
        assertFalse(found.isEmpty(), "each case is doubtful");
        Golden.assertMatches(Golden.beside(file, ".diag"), new Renderer(false).render(found));
    }

    static Stream<Path> examples() {
        return Golden.filesOf(Path.of("../../examples")).stream()
                .filter(file -> file.toString().endsWith(".grid"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesLeaveNoDoubt(Path file) {
        assertEquals("", new Renderer(false).render(doubts(file.getFileName().toString(), Golden.read(file))));
    }

    static Stream<String> standardModules() {
        return new StandardSource().modules().stream();
    }

    @ParameterizedTest
    @MethodSource("standardModules")
    void theStandardLibraryLeavesNoDoubt(String module) {
        String path = FileSource.pathOf(module);
        var text = new ArrayList<String>();
        if (new StandardSource().read(path) instanceof FileSource.Reading.Found found) {
            text.add(new String(found.content(), StandardCharsets.UTF_8));
        }
        assertEquals("", new Renderer(false).render(doubts(path, text.getFirst())));
    }

    private static List<Diagnostic> doubts(String path, String text) {
        var out = new Diagnostics();
        var loaded = Programs.load(path, Map.of(path, text), out).orElseThrow();
        var checked = Checker.check(loaded, out);
        assertEquals("", new Renderer(false).render(out.sorted()), "a doubtful file has no errors");
        Lints.check(loaded, checked.orElseThrow(), out);
        return out.sorted();
    }
}
