package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.gridlang.language.diagnostic.Suggestion;

/// The words after a command, read by its options: `FILE --seed 7` gives `file()` and `wholeNumber("seed")`.
/// Whatever does
/// not fit is a [CommandFailure] with the code for wrong usage.
final class Invocation {
    private final Command command;
    private final CommandLine line;

    private Invocation(Command command, CommandLine line) {
        this.command = command;
        this.line = line;
    }

    /// Whether `-h` or `--help` is among the words, wherever it stands; other mistakes do not matter then.
    static boolean asksForHelp(List<String> words) {
        return words.stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals("-h") || word.equals("--help"));
    }

    /// Reads the words. Options may stand before, between and after the operands.
    static Invocation parse(Command command, List<String> words) throws CommandFailure {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(command.options(), words.toArray(String[]::new));
            return new Invocation(command, line).checked();
        } catch (UnrecognizedOptionException unknown) {
            throw CommandFailure.usage(unknownOption(command, unknown.getOption()));
        } catch (MissingArgumentException missing) {
            Option option = missing.getOption();
            throw wrong(
                    command, "%s needs a value: %s %s".formatted(spelt(option), spelt(option), option.getArgName()));
        } catch (ParseException other) {
            throw wrong(command, String.valueOf(other.getMessage()));
        }
    }

    /// Whether an option without a value was given.
    boolean has(String option) {
        return line.hasOption(option);
    }

    /// The value as it was typed.
    Optional<String> text(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /// A count of at least `least`, such as `--passes 20`.
    OptionalInt count(String option, int least) throws CommandFailure {
        OptionalLong number = wholeNumber(option);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = number.getAsLong();
        if (value < least || value > Integer.MAX_VALUE) {
            throw wrong(command, "--%s must be at least %d, not %d".formatted(option, least, value));
        }
        return OptionalInt.of((int) value);
    }

    /// A whole number, such as `--seed 7`; underscores may group its digits, as in the language.
    OptionalLong wholeNumber(String option) throws CommandFailure {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get().replace("_", "")));
        } catch (NumberFormatException notANumber) {
            throw wrong(command, "--%s needs a whole number, not \"%s\"".formatted(option, text.get()));
        }
    }

    /// A time with its unit, such as `--budget 90s` or `--budget "3 min"`.
    Optional<Duration> time(String option) throws CommandFailure {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> time = TimeText.parse(text.get());
        if (time.isEmpty()) {
            throw wrong(
                    command,
                    "--%s needs a time above zero with its unit (s, min or h), such as 90s or \"3 min\", not \"%s\""
                            .formatted(option, text.get()));
        }
        return time;
    }

    /// The path given to an option; nothing need exist there.
    Optional<Path> path(String option) throws CommandFailure {
        Optional<String> text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(pathOf(text.get()));
    }

    /// The operand at this place, as it was typed.
    String word(int place) {
        return line.getArgList().get(place);
    }

    /// The operand at this place as it was typed.
    String operand(int place) {
        return line.getArgList().get(place);
    }

    /// The operand at this place, which must be a file that can be read.
    Path file(int place) throws CommandFailure {
        Path path = pathOf(line.getArgList().get(place));
        if (Files.isDirectory(path)) {
            throw CommandFailure.input("%s: is a folder, and grid %s reads a file".formatted(path, command.name()));
        }
        mustBeReadable(path, "file");
        return path;
    }

    /// The operands from this place on, files or folders that can be read; for a folder all `.grid` files below it,
    /// sorted.
    List<Path> gridFiles(int place) throws CommandFailure, IOException {
        var files = new LinkedHashSet<Path>();
        for (String operand : line.getArgList().subList(place, line.getArgList().size())) {
            Path path = pathOf(operand);
            mustBeReadable(path, "file");
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> below = Files.walk(path)) {
                List<Path> found = below.filter(each -> isGridFile(path.relativize(each)) && Files.isRegularFile(each))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    throw CommandFailure.input(path + ": holds no .grid file");
                }
                files.addAll(found);
            }
        }
        return List.copyOf(files);
    }

    /// Whether the name says so; what lies in hidden folders is not meant.
    private static boolean isGridFile(Path below) {
        for (Path part : below) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return below.toString().endsWith(".grid");
    }

    /// The operand at this place, which must be a folder that can be read.
    Path folder(int place) throws CommandFailure {
        return readableFolder(pathOf(line.getArgList().get(place)));
    }

    /// All operands as they were typed.
    List<String> operands() {
        return List.copyOf(line.getArgList());
    }

    /// The folder given to an option, which must exist, such as `--resume DIR`.
    Optional<Path> existingFolder(String option) throws CommandFailure {
        Optional<Path> path = path(option);
        return path.isEmpty() ? path : Optional.of(readableFolder(path.get()));
    }

    /// Whether an operand that may be left out was given.
    boolean hasOperand(int place) {
        return place < line.getArgList().size();
    }

    private Invocation checked() throws CommandFailure {
        var seen = new HashSet<String>();
        for (Option option : line.getOptions()) {
            if (!seen.add(spelt(option))) {
                throw wrong(command, spelt(option) + " is given twice");
            }
        }
        List<String> names = command.operands().isEmpty()
                ? List.of()
                : List.of(command.operands().split(" "));
        List<String> needed =
                names.stream().filter(name -> !name.startsWith("[")).toList();
        int given = line.getArgList().size();
        if (given < needed.size()) {
            throw wrong(command, "%s is missing".formatted(needed.get(given).replace("...", "")));
        }
        boolean repeats = !names.isEmpty() && names.getLast().endsWith("...");
        if (given > names.size() && !repeats) {
            throw wrong(
                    command,
                    "\"%s\" is one too many".formatted(line.getArgList().get(names.size())));
        }
        return this;
    }

    private Path readableFolder(Path path) throws CommandFailure {
        mustBeReadable(path, "folder");
        if (!Files.isDirectory(path)) {
            throw CommandFailure.input("%s: is a file, and grid %s reads a folder".formatted(path, command.name()));
        }
        return path;
    }

    private static void mustBeReadable(Path path, String kind) throws CommandFailure {
        if (!Files.exists(path)) {
            throw CommandFailure.input("%s: no such %s".formatted(path, kind));
        }
        if (!Files.isReadable(path)) {
            throw CommandFailure.input("%s: not allowed to read this %s".formatted(path, kind));
        }
    }

    private Path pathOf(String text) throws CommandFailure {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw wrong(command, "\"%s\" cannot be a path: %s".formatted(text, invalid.getReason()));
        }
    }

    private static String unknownOption(Command command, String written) {
        String word = written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
        List<String> known =
                command.options().getOptions().stream().map(Invocation::spelt).toList();
        String hint = Suggestion.nearest(word, known)
                .map("; did you mean %s?"::formatted)
                .orElse("; see grid %s --help".formatted(command.name()));
        return "grid %s has no option %s%s".formatted(command.name(), word, hint);
    }

    private static CommandFailure wrong(Command command, String fault) {
        return CommandFailure.usage("%s; see grid %s --help".formatted(fault, command.name()));
    }

    private static String spelt(Option option) {
        return option.hasLongOpt() ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }
}
