package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Area;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Explanation;
import org.gridlang.language.diagnostic.Explanation.Block.Listing;
import org.gridlang.language.diagnostic.ExplanationReader;
import org.gridlang.language.diagnostic.ExplanationRenderer;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A page for each code: its wrong program has exactly that fault, its right one has none.
final class ErrorPagesTest {
    private static final Path PAGES = Path.of("../docs/errors");
    /// The fault is not in the text of a file but in how it lies on the disk, so a page can only describe it.
    private static final Set<Code> BEYOND_TEXT =
            EnumSet.of(Code.M101, Code.M105, Code.M106, Code.M107, Code.T112, Code.T113, Code.T129, Code.T130);

    private static final Pattern NAME = Pattern.compile("(?m)^(?:problem|library) ([a-z_0-9.]+)");

    @TempDir
    private Path folder = Path.of("");

    static Stream<Code> codes() {
        return Stream.of(Code.values()).filter(code -> Files.exists(PAGES.resolve(code + ".md")));
    }

    /// OpenDSS files are read by a module of their own, which tests the programs of their pages.
    static Stream<Code> codesOfText() {
        return codes().filter(code -> !BEYOND_TEXT.contains(code) && Area.of(code) != Area.OPENDSS);
    }

    @Test
    void eachCodeHasAPage() {
        var missing = EnumSet.allOf(Code.class);
        codes().forEach(missing::remove);
        assertEquals(EnumSet.noneOf(Code.class), missing);
    }

    @Test
    void eachPageBelongsToACode() {
        var names = Stream.of(Code.values()).map(code -> code + ".md").collect(Collectors.toSet());
        for (Path page : Golden.filesOf(PAGES)) {
            assertTrue(names.contains(page.getFileName().toString()), () -> page + " belongs to no code");
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aPageHasItsForm(Code code) {
        var page = page(code);
        String text = Golden.read(PAGES.resolve(code + ".md"));
        assertTrue(text.startsWith("# " + code + ": "), "the first line names the code");
        assertTrue(page.headline().length() > 10 && page.headline().length() < 90, page.headline());
        assertFalse(page.headline().endsWith("."), "a headline has no full stop");
        assertFalse(page.blocks().isEmpty(), "says what it means");
        assertEquals(
                List.of("Wrong", "Right"),
                page.sections().stream().map(Explanation.Section::title).toList());
        assertEquals(
                0,
                text.lines().filter(line -> line.length() > 140).count(),
                "lines are short enough to read in a diff");
        var shown = new ExplanationRenderer(false).render(page);
        assertFalse(shown.contains("```") || shown.contains("\n## "), shown);
    }

    @ParameterizedTest
    @MethodSource("codesOfText")
    void theWrongProgramHasExactlyThisFault(Code code) throws IOException {
        var found = faults(page(code).sections().getFirst().listings(), isLint(code));
        assertEquals(
                Set.of(code),
                found.stream().map(Diagnostic::code).collect(Collectors.toCollection(TreeSet::new)),
                () -> new Renderer(false).render(found));
    }

    @ParameterizedTest
    @MethodSource("codesOfText")
    void theRightProgramHasNone(Code code) throws IOException {
        assertEquals(
                "",
                new Renderer(false)
                        .render(faults(page(code).sections().getLast().listings(), isLint(code))));
    }

    private static boolean isLint(Code code) {
        return Area.of(code) == Area.LINTS;
    }

    private static Explanation page(Code code) {
        return ExplanationReader.read(code).orElseThrow();
    }

    /// The faults of the first `grid` listing, with the others as files beside it; its tests are run.
    private List<Diagnostic> faults(List<Listing> listings, boolean strict) throws IOException {
        var program = listings.stream()
                .filter(each -> each.language().equals("grid"))
                .findFirst()
                .orElseThrow();
        for (Listing each : listings) {
            if (!each.equals(program)) {
                write(each.name(), each.text());
            }
        }
        var name = NAME.matcher(program.text());
        var path = !program.name().isEmpty()
                ? program.name()
                : (name.find() ? name.group(1).replace('.', '/') : "main") + ".grid";
        var checked = Pipeline.check(write(path, program.text()), strict);
        return Stream.concat(
                        checked.diagnostics().stream(),
                        checked.checked().stream()
                                .flatMap(file -> TestRunner.run(file, new Diagnostics()).stream())
                                .flatMap(result -> result.failures().stream())
                                .map(failure -> Diagnostic.error(Code.R103, failure.span(), "this does not hold")))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
