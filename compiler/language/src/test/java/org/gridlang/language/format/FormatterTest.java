package org.gridlang.language.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.SyntaxReader;
import org.gridlang.language.syntax.TreeDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FormatterTest {
    private static final Path CASES = Golden.area("format");
    private static final List<SourceText> SAMPLES = Samples.all();

    static Stream<Path> cases() {
        return Golden.filesOf(CASES).stream().filter(file -> file.toString().endsWith(".in"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void layoutIsCanonical(Path file) {
        Golden.assertMatches(
                Golden.beside(file, ".out"), format(file.getFileName().toString(), Golden.read(file)));
    }

    @Test
    void everyGoldenHasItsInput() {
        var inputs = cases().map(file -> Golden.beside(file, "")).collect(Collectors.toSet());
        for (Path file : Golden.filesOf(CASES)) {
            assertTrue(inputs.contains(Golden.beside(file, "")), () -> file + " has no .in beside it");
        }
    }

    @Test
    void formattingAgainChangesNothing() {
        for (SourceText sample : SAMPLES) {
            String once = format(sample.name(), sample.text());
            assertEquals(once, format(sample.name(), once), sample.name());
        }
    }

    @Test
    void whatIsSaidStaysAndSoDoComments() {
        for (SourceText sample : SAMPLES) {
            requireSame(sample.text(), format(sample.name(), sample.text()), sample.name());
        }
    }

    @Test
    void linesEndInLineFeedsAndWithoutSpaces() {
        for (SourceText sample : SAMPLES) {
            String formatted = format(sample.name(), sample.text());
            assertTrue(formatted.endsWith("\n") && !formatted.endsWith("\n\n"), sample.name());
            assertTrue(formatted.lines().allMatch(line -> line.equals(line.stripTrailing())), sample.name());
            assertTrue(!formatted.contains("\r") && !formatted.contains("\n\n\n"), sample.name());
        }
    }

    @Test
    void lineEndsAndByteOrderMarksOfWindowsMakeNoDifference() {
        for (SourceText sample : SAMPLES) {
            String windows = "\uFEFF" + sample.text().replace("\r\n", "\n").replace("\n", "\r\n");
            assertEquals(format(sample.name(), sample.text()), format(sample.name(), windows), sample.name());
        }
    }

    /// However a line is spaced, its layout is the same.
    @Test
    void spacesWithinLinesMakeNoDifference() {
        long seed = Long.getLong("seed", 20_260_427);
        System.out.println("FormatterTest.spacesWithinLinesMakeNoDifference: -Dseed=" + seed);
        var random = new Random(seed);
        for (SourceText sample : SAMPLES) {
            String mutated = Respacing.of(sample.text()).spaces(random);
            assertEquals(
                    format(sample.name(), sample.text()),
                    format(sample.name(), mutated),
                    () -> sample.name() + ", seed " + seed + ":\n" + mutated);
        }
    }

    /// Wherever lines end, what is said stays, comments stay, and one pass is enough.
    @Test
    void lineEndsAnywhereAreMended() {
        long seed = Long.getLong("seed", 20_260_427);
        System.out.println("FormatterTest.lineEndsAnywhereAreMended: -Dseed=" + seed);
        var random = new Random(seed);
        int refused = 0;
        for (SourceText sample : SAMPLES) {
            double share = List.of(0.02, 0.2, 0.9).get(random.nextInt(3));
            String mutated = Respacing.of(sample.text()).lines(random, share);
            if (!Samples.isGood(new SourceText(sample.name(), mutated))) {
                // A word that begins a declaration may not begin a line elsewhere: with rule droop.
                refused++;
                continue;
            }
            String about = sample.name() + ", seed " + seed + ":\n" + mutated;
            String once = format(about, mutated);
            requireSame(sample.text(), once, about);
            assertEquals(once, format(about, once), about);
        }
        assertTrue(refused < SAMPLES.size() / 10, refused + " of " + SAMPLES.size() + " texts cannot be read");
    }

    @Test
    void aFileWithFaultsIsLeftAlone() {
        var faults = new Diagnostics();
        var text = new SourceText("a.grid", "library a\n\ndevice B { parm x: Power = 1 kW }\n");
        assertTrue(Formatter.format(text, faults).isEmpty());
        assertEquals(1, faults.sorted().size());
    }

    /// All that the repository shows is laid out by `grid format`.
    @Test
    void thisRepositoryIsFormatted() {
        var wrong = new TreeSet<String>();
        for (Path file : Samples.published()) {
            String text = Samples.read(file);
            if (!format(Samples.name(file), text).equals(text)) {
                wrong.add(Samples.name(file));
            }
        }
        assertTrue(
                wrong.isEmpty(),
                () -> "not in the layout of grid format; this mends it:\n\n    ./grid format " + String.join(" ", wrong)
                        + "\n");
    }

    private static void requireSame(String before, String after, String about) {
        assertEquals(tree(before), tree(after), about);
        assertEquals(comments(before), comments(after), about);
    }

    private static String tree(String text) {
        var faults = new Diagnostics();
        var file = SyntaxReader.read(new SourceText("a.grid", text), faults);
        assertEquals(List.of(), faults.sorted());
        return TreeDump.of(file);
    }

    /// Every comment with the count of tokens before it.
    private static List<String> comments(String text) {
        var comments = new ArrayList<String>();
        int tokens = 0;
        for (var word : org.gridlang.language.syntax.Words.of(text)) {
            if (word.text().startsWith("//")) {
                comments.add(tokens + " " + word.text());
            } else {
                tokens++;
            }
        }
        return comments;
    }

    private static String format(String name, String text) {
        var faults = new Diagnostics();
        var formatted = Formatter.format(new SourceText(name, text), faults);
        return formatted.orElseThrow(
                () -> new AssertionError(name + "\n" + new Renderer(false).render(faults.sorted())));
    }
}
