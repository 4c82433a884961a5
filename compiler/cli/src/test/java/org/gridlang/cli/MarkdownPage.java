package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.Renderer;

/// A page whose blocks are taken at their word, in order, in a folder of their own:
///
/// | block | means |
/// |---|---|
/// | `grid` | a file (it begins with `problem` or `library`) is checked, its tests are run |
/// | `grid village.grid` | the same, and the file stays in the folder for what follows |
/// | `grid` with a fragment | the same, in `library`, `problem`, `device` or `test` of `resources/snippets` |
/// | `grid in device` | the same, in this one of them |
/// | `grid in village.grid` | the fragment changes that file, which is then checked and tested |
/// | `grid from std.units` | every line stands in that module |
/// | `csv prices.csv` | a file of the folder |
/// | `console` | each `$ grid ...` names a command and options that exist |
/// | `console run` | the same, and it prints what stands below it; `...` stands for any lines |
///
/// @param folder where the files of the page stand
record MarkdownPage(Path folder) {
    private static final Path STANDARD = Path.of("../../stdlib/src/main/resources");
    private static final Path CONTEXTS = Path.of("src/test/resources/snippets");
    private static final PipelineCompiler COMPILER = new PipelineCompiler();

    /// Whether anything can be done with a block.
    static boolean runs(MarkdownBlock block) {
        return block.language().equals("grid") || block.language().equals("console") || named(block);
    }

    void run(MarkdownBlock block) throws IOException {
        switch (block.language()) {
            case "grid" -> grid(block);
            case "console" -> console(block);
            default -> write(block.about(), block.text());
        }
    }

    private void console(MarkdownBlock block) throws IOException {
        var session = ConsoleSession.of(block.text());
        session.parses();
        if (block.about().equals("run")) {
            assertEquals(session.replayed(folder).text(), block.text(), "-Dupdate=true rewrites it");
        } else {
            assertEquals("", block.about());
        }
    }

    /// A page with what its commands print today.
    String updated(String page) throws IOException {
        String updated = page;
        for (MarkdownBlock block : MarkdownBlock.of(page)) {
            if (block.language().equals("console") && block.about().equals("run")) {
                String printed =
                        ConsoleSession.of(block.text()).replayed(folder).text();
                updated = updated.replace("console run\n" + block.text() + "```", "console run\n" + printed + "```");
            } else if (block.language().equals("grid") || named(block)) {
                run(block);
            }
        }
        return updated;
    }

    private static boolean named(MarkdownBlock block) {
        return block.about().matches("[\\w/.-]+\\.\\w+");
    }

    private void grid(MarkdownBlock block) throws IOException {
        var fragment = new Fragment(block.text());
        if (block.about().startsWith("from ")) {
            quotes(block.text(), block.about().substring("from ".length()));
        } else if (named(block)) {
            checkAndTest(write(block.about(), block.text()));
        } else if (fragment.complete()) {
            assertEquals("", block.about(), "a complete file has a name or none");
            checkAndTest(write("page.grid", block.text()));
        } else {
            assertTrue(block.about().isEmpty() || block.about().startsWith("in "), block.about());
            String context = block.about().isEmpty()
                    ? fragment.usualContext()
                    : block.about().substring("in ".length()).strip();
            checkAndTest(
                    context.endsWith(".grid")
                            ? write(context, fragment.in(Files.readString(folder.resolve(context))))
                            : write("page.grid", fragment.in(Files.readString(CONTEXTS.resolve(context + ".grid")))));
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name).normalize();
        assertTrue(file.startsWith(folder), name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void checkAndTest(Path file) throws IOException {
        CompiledFile checked = COMPILER.check(file);
        String text = Files.readString(file);
        assertEquals("", new Renderer(false).render(checked.diagnostics()), text);
        var suite = COMPILER.test(file, checked, title -> true);
        var failed = suite.cases().stream().filter(each -> !each.passed()).toList();
        assertEquals(List.of(), failed, text);
        assertFalse(
                text.lines().anyMatch(line -> line.startsWith("test "))
                        && suite.cases().isEmpty(),
                "no test was run");
    }

    private static void quotes(String text, String module) throws IOException {
        Path file = STANDARD.resolve(module.replace('.', '/') + ".grid");
        var known = Files.readString(file).lines().map(MarkdownPage::spaced).toList();
        var missing = new ArrayList<>(text.lines().map(MarkdownPage::spaced).toList());
        missing.removeAll(known);
        missing.remove("");
        assertEquals(List.of(), missing, "not in " + file);
    }

    private static String spaced(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
