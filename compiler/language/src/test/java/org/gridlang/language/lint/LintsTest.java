package org.gridlang.language.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
        var files = new HashMap<String, String>();
        files.put(name(file), Golden.read(file));
        Path data = Golden.beside(file, ".csv");
        if (Files.exists(data)) {
            files.put(name(data), Golden.read(data));
        }
        var found = doubts(name(file), files);
        assertFalse(found.isEmpty(), "each case is doubtful");
        Golden.assertMatches(Golden.beside(file, ".diag"), new Renderer(false).render(found));
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
        assertEquals("", new Renderer(false).render(doubts(path, Map.of(path, text.getFirst()))));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Diagnostic> doubts(String path, Map<String, String> files) {
        var out = new Diagnostics();
        var loaded = Programs.load(path, files, out).orElseThrow();
        var checked = Checker.check(loaded, out);
        assertEquals("", new Renderer(false).render(out.sorted()), "a doubtful file has no errors");
        Lints.check(loaded, checked.orElseThrow(), out);
        return out.sorted();
    }
}
