package org.gridlang.language.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
    private static final String PAGE = """
            # U203: A value does not fit

            A cost is **money**; see [the
            reference](language.md). Write `5 kW` there.

            * one
              item
            * another

            ## Wrong

            ```grid
            library a

              // inside
            ```

            ```csv data/weather.csv
            # not a heading
            ```

            ## Right

            Nothing.
            """;

    private final Explanation explanation = ExplanationReader.read(Code.U203, PAGE);

    @Test
    void thePartsOfAPageAreTold() {
        assertEquals("A value does not fit", explanation.headline());
        assertEquals(
                List.of("Wrong", "Right"),
                explanation.sections().stream().map(Explanation.Section::title).toList());
        assertEquals(
                List.of(
                        new Explanation.Block.Listing("grid", "", "library a\n\n  // inside\n"),
                        new Explanation.Block.Listing("csv", "data/weather.csv", "# not a heading\n")),
                explanation.sections().getFirst().listings());
    }

    @Test
    void aTerminalShowsNoMarkdown() {
        assertEquals("""
                U203: A value does not fit

                A cost is money; see the reference (language.md). Write `5 kW` there.

                  - one item
                  - another

                Wrong

                    library a

                      // inside

                data/weather.csv:

                    # not a heading

                Right

                Nothing.
                """, new ExplanationRenderer(false).render(explanation));
    }

    @Test
    void longLinesAreBrokenBetweenWordsButNotInsideOfCode() {
        var page = "# U203: x\n\n" + "word ".repeat(18) + "`a b c d e f g h` end\n";
        var lines = new ExplanationRenderer(false).render(ExplanationReader.read(Code.U203, page));
        assertEquals("U203: x\n\n" + "word ".repeat(18).strip() + "\n`a b c d e f g h` end\n", lines);
    }

    @Test
    void theListHasEachCodeOnceInItsArea() {
        String list = new ExplanationRenderer(false).list();
        for (Code code : Code.values()) {
            assertEquals(
                    1,
                    list.lines()
                            .filter(line -> line.startsWith("  " + code + "  "))
                            .count(),
                    code::name);
        }
        assertTrue(list.startsWith("Writing a file\n  S100  "), list);
        assertEquals(
                Code.values().length,
                Arrays.stream(Area.values())
                        .mapToInt(area -> area.codes().size())
                        .sum());
    }
}
