package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every block of every Markdown page of the repository is right: [MarkdownPage] says how each is taken. The
/// pages of one folder share their files, in the order of their names, so that a tutorial can go on from
/// chapter to chapter.
///
/// The pages of the error codes are tested where the codes are: their wrong blocks are wrong on purpose.
final class DocumentationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path ERRORS = ROOT.resolve("compiler/docs/errors");

    @TempDir
    static Path scratch = Path.of("");

    @TestFactory
    Stream<DynamicContainer> eachBlockIsRight() throws IOException {
        var containers = new ArrayList<DynamicContainer>();
        var folders = new TreeMap<Path, Path>();
        for (Path page : pages()) {
            Path folder = folders.computeIfAbsent(page.getParent(), each -> scratch.resolve("page" + folders.size()));
            Files.createDirectories(folder);
            var runner = new MarkdownPage(folder);
            if (Boolean.getBoolean("update")) {
                Files.writeString(page, runner.updated(Files.readString(page)));
            }
            String name = ROOT.relativize(page).toString();
            containers.add(DynamicContainer.dynamicContainer(
                    name,
                    MarkdownBlock.of(Files.readString(page)).stream()
                            .filter(MarkdownPage::runs)
                            .map(block -> DynamicTest.dynamicTest(
                                    "%s:%d %s %s".formatted(name, block.line(), block.language(), block.about()),
                                    () -> runner.run(block)))));
        }
        return containers.stream();
    }

    @Test
    void thePagesAreFound() throws IOException {
        var pages = pages();
        assertTrue(pages.contains(ROOT.resolve("README.md")), pages.toString());
        assertTrue(pages.contains(ROOT.resolve("compiler/docs/language.md")), pages.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```grid\nlibrary page\ndevice D { param x: Power = 5 K }\n```",
                "```grid\nlibrary page\ntest \"one is two\" { expect 1 == 2 }\n```",
                "```grid\nstate x: Power = 0 K\n```",
                "```grid\ntime { step: 7 min }\n```",
                "```grid\nexpect 1 == 2\n```",
                "```grid in nowhere\nseed 7\n```",
                "```grid from std.units\nunit kWh = 3.7e6 J\n```",
                "```console\n$ grid chek x.grid\n```",
                "```console\n$ grid check x.grid --jason\n```",
                "```console run\n$ grid check examples/two_bus.grid\nno fault\n```"
            })
    void aWrongBlockIsFound(String page) {
        var runner = new MarkdownPage(scratch);
        MarkdownBlock block = MarkdownBlock.of(page).getFirst();
        assertTrue(MarkdownPage.runs(block));
        var failure = assertThrows(Throwable.class, () -> runner.run(block));
        assertTrue(failure instanceof AssertionError || failure instanceof IOException, failure.toString());
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(ERRORS))
                    .filter(file -> !hiddenOrBuilt(ROOT.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hiddenOrBuilt(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".") || part.toString().matches("target|runs")) {
                return true;
            }
        }
        return false;
    }
}
