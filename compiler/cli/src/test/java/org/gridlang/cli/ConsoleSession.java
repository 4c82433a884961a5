package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;

/// What a page shows of a terminal: lines `$ grid check village.grid`, each with what it printed. Besides `grid`
/// it may change a copy of a file: `$ sed 's/kW/kvar/' village.grid > wrong/village.grid`.
record ConsoleSession(List<Entry> entries) {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final Pattern SED = Pattern.compile("sed 's/([^/]*)/([^/]*)/' (\\S+) > (\\S+)");

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
        assertTrue(!command.isEmpty(), "no line begins with $");
        entries.add(new Entry(command, output.toString()));
        return new ConsoleSession(entries);
    }

    /// Each command line must be one that `grid` reads.
    void parses() {
        for (Entry entry : entries) {
            if (!SED.matcher(entry.command()).matches()) {
                parses(gridWords(entry));
            }
        }
    }

    /// The same commands with what they print; an output that says the same, with `...` for some lines, is kept.
    ///
    /// @param folder where the files stand that the commands name; others are looked for in the repository
    ConsoleSession replayed(Path folder) throws IOException {
        var replayed = new ArrayList<Entry>();
        for (Entry entry : entries) {
            var edit = SED.matcher(entry.command());
            String printed = edit.matches() ? edited(edit, folder) : printed(gridWords(entry), folder);
            boolean same = pattern(entry.output()).matcher(printed).matches();
            replayed.add(same ? entry : new Entry(entry.command(), printed));
        }
        return new ConsoleSession(replayed);
    }

    /// As a page shows it.
    String text() {
        var text = new StringBuilder();
        for (Entry entry : entries) {
            text.append("$ ").append(entry.command()).append('\n').append(entry.output());
        }
        return text.toString();
    }

    private static List<String> gridWords(Entry entry) {
        assertTrue(entry.command().matches("(?:\\./)?grid .*"), "not a grid command: " + entry.command());
        List<String> words = words(entry.command());
        return words.subList(1, words.size());
    }

    private static String edited(Matcher edit, Path folder) throws IOException {
        String text = Files.readString(folder.resolve(edit.group(3)));
        String changed = text.replaceFirst(edit.group(1), edit.group(2));
        assertNotEquals(text, changed, edit.group());
        Path file = folder.resolve(edit.group(4));
        Files.createDirectories(file.getParent());
        Files.writeString(file, changed);
        return "";
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

    private static String printed(List<String> words, Path folder) {
        parses(words);
        var recording = Recording.ofPipe();
        new Grid(commands()).run(placed(words, folder), recording.terminal());
        return (recording.out() + recording.err()).replace(folder + "/", "").replace(ROOT + "/", "");
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
