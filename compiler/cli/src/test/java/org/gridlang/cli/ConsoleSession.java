package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;

/// What a page shows of a terminal: lines `$ grid check village.grid`, each with what it printed.
record ConsoleSession(List<Entry> entries) {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// @param command without the prompt
    /// @param output the lines below it
    record Entry(String command, String output) {}

    static ConsoleSession of(String text) {
        var entries = new ArrayList<Entry>();
        String command = "";
        var output = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("$ ")) {
                if (!command.isEmpty()) {
                    entries.add(new Entry(command, output.toString()));
                }
                command = line.substring(2).strip();
                output.setLength(0);
            } else {
                output.append(line).append('\n');
            }
        }
        entries.add(new Entry(command, output.toString()));
        return new ConsoleSession(entries);
    }

    /// Each command line must be one that `grid` reads; with `run` it must print what the page shows.
    ///
    /// @param folder where the files stand that the commands name; others are looked for in the repository
    void check(Path folder, boolean run) throws IOException {
        assertFalse(entries.isEmpty(), "no line begins with $");
        for (Entry entry : entries) {
            assertTrue(entry.command().matches("(?:\\./)?grid .*"), "not a grid command: " + entry.command());
            List<String> words = words(entry.command());
            parses(words.subList(1, words.size()));
            if (run) {
                runs(entry, words.subList(1, words.size()), folder);
            }
        }
    }

    private static List<Command> commands() {
        var compiler = new PipelineCompiler();
        return Commands.of(compiler, new LocalTrainer(compiler));
    }

    private static void parses(List<String> words) {
        if (words.getFirst().equals("help")) {
            return;
        }
        Command command = commands().stream()
                .filter(each -> each.name().equals(words.getFirst()))
                .findFirst()
                .orElseGet(() -> fail("no command is called " + words.getFirst()));
        try {
            Invocation.parse(command, words.subList(1, words.size()));
        } catch (CommandFailure failure) {
            fail(failure.sentence());
        }
    }

    private static void runs(Entry entry, List<String> words, Path folder) throws IOException {
        var recording = Recording.ofPipe();
        new Grid(commands()).run(placed(words, folder), recording.terminal());
        String printed =
                (recording.out() + recording.err()).replace(folder + "/", "").replace(ROOT + "/", "");
        assertTrue(
                pattern(entry.output()).matcher(printed).matches(),
                () -> "grid %s printed%n%s".formatted(String.join(" ", words), printed));
    }

    /// Paths are meant below the folder of the page, or of the repository.
    private static List<String> placed(List<String> words, Path folder) {
        Command command = commands().stream()
                .filter(each -> each.name().equals(words.getFirst()))
                .findFirst()
                .orElseThrow();
        var placed = new ArrayList<>(words.subList(0, 1));
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            Option option = command.options().getOption(words.get(at - 1));
            boolean folderOrFile =
                    option != null && option.hasArg() && option.getArgName().matches("DIR|FILE");
            if (folderOrFile || Files.exists(folder.resolve(word))) {
                placed.add(folder.resolve(word).toString());
            } else if (word.contains("/") && Files.exists(ROOT.resolve(word))) {
                placed.add(ROOT.resolve(word).toString());
            } else {
                placed.add(word);
            }
        }
        return placed;
    }

    /// Lines must be equal, but `...` stands for any number of lines.
    private static Pattern pattern(String output) {
        var regex = new StringBuilder();
        for (String line : output.lines().toList()) {
            regex.append(line.equals("...") ? "(?:.*\n)*" : Pattern.quote(line + "\n"));
        }
        return Pattern.compile(regex.toString());
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toList();
    }
}
