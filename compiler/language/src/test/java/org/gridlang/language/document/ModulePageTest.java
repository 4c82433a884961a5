package org.gridlang.language.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.SyntaxReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reference pages of the standard library are those that its comments give today.
final class ModulePageTest {
    private static final Path STANDARD = Path.of("../../stdlib/src/main/resources/std");
    private static final Path PAGES = Path.of("../../docs/reference/std");

    @TempDir
    Path folder = Path.of("");

    static Stream<Path> modules() throws IOException {
        try (var files = Files.walk(STANDARD)) {
            return files.filter(file -> file.toString().endsWith(".grid")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void thePageOfAModuleIsUpToDate(Path module) throws IOException {
        Path page = pageOf(module);
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(page.getParent());
        }
        Golden.assertMatches(page, write(module));
    }

    @Test
    void theIndexNamesEachModule() throws IOException {
        var page = new Markdown();
        page.heading(1, "The standard library");
        page.paragraph("Written from the comments of `stdlib/src/main/resources/std`; `ModulePageTest` keeps it so,"
                + " and `-Dupdate=true` rewrites it.");
        var rows = new ArrayList<List<String>>();
        for (Path module : modules().toList()) {
            SourceFile file = read(module);
            String path = PAGES.relativize(pageOf(module)).toString();
            rows.add(List.of(
                    "[%s](%s)".formatted(file.name().text(), path),
                    Markdown.cell(file.documentation().split("\n\n", 2)[0])));
        }
        page.table(List.of("module", "holds"), rows);
        Golden.assertMatches(PAGES.resolve("README.md"), page.toString());
    }

    @Test
    void aPageBelongsToAModule() throws IOException {
        var known = new ArrayList<Path>(List.of(PAGES.resolve("README.md")));
        modules().map(ModulePageTest::pageOf).forEach(known::add);
        try (var files = Files.walk(PAGES)) {
            var strays = files.filter(Files::isRegularFile).filter(file -> !known.contains(file));
            assertEquals(List.of(), strays.toList());
        }
    }

    @Test
    void eachKindOfDeclarationHasItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.grid"), """
                /// Things of mine.
                library mine

                /// Half of something.
                function half(x: Ratio, parts: Ratio = 2): Ratio = x / parts

                /// A lamp.
                device Lamp {
                  /// Of the bulb, | or so.
                  param rating: Power in 1 W .. 1 kW = 60 W
                  action p: Power in 0 W .. rating
                  inject p = -p
                  observe rating / 1 kW,
                          time.of_day   // when it is dark
                }

                test "a half" {
                  expect half(x: 4) == 2
                }
                """);
        assertEquals("""
                # mine

                Things of mine.

                ## Devices

                ### Lamp

                A lamp.

                | param | dimension | range | default | meaning |
                | --- | --- | --- | --- | --- |
                | `rating` | `Power` | `1 W .. 1 kW` | `60 W` | Of the bulb, \\| or so. |

                | action | dimension | range | left alone |
                | --- | --- | --- | --- |
                | `p` | `Power` | `0 W .. rating` | the middle of what is feasible |

                | equation | is |
                | --- | --- |
                | `inject p` | `-p` |

                Observes `rating / 1 kW`, `time.of_day`.

                ## Functions

                ### half

                `half(x: Ratio, parts: Ratio = 2): Ratio`

                Half of something.

                Is `x / parts`.

                ## What its tests hold

                * a half
                """, write(file));
    }

    private static Path pageOf(Path module) {
        String name = STANDARD.relativize(module).toString();
        return PAGES.resolve(name.replace(".grid", ".md"));
    }

    private static String write(Path module) throws IOException {
        var checked = Pipeline.check(module);
        assertEquals(List.of(), checked.diagnostics());
        return ModulePage.of(read(module), checked.checked().orElseThrow());
    }

    private static SourceFile read(Path module) throws IOException {
        var text = new org.gridlang.language.source.SourceText(module.toString(), Files.readString(module));
        return SyntaxReader.read(text, new Diagnostics());
    }
}
