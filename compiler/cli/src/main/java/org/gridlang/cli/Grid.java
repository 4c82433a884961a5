package org.gridlang.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gridlang.language.diagnostic.Suggestion;

/// The `grid` command line from its words to an exit code: finds the command, reads its options, runs it, and
/// turns every
/// way in which it can end into one sentence and a code.
final class Grid {
    private final List<Command> commands;

    /// @param commands in the order of the help text
    Grid(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /// @param words the command line without `grid` itself
    ExitCode run(List<String> words, Terminal terminal) {
        try {
            return dispatch(words, terminal);
        } catch (CommandFailure failure) {
            terminal.err().println("grid: " + failure.sentence());
            return failure.code();
        } catch (UncheckedIOException failure) {
            return cannotReadOrWrite(Objects.requireNonNull(failure.getCause()), terminal);
        } catch (IOException failure) {
            return cannotReadOrWrite(failure, terminal);
        } catch (OutOfMemoryError failure) {
            terminal.err().printf("grid: %s%n", FailureSentence.of(failure));
            return ExitCode.RUN;
        } catch (RuntimeException | Error fault) {
            BugReport.write(fault, words, terminal);
            return ExitCode.BUG;
        }
    }

    private ExitCode dispatch(List<String> words, Terminal terminal) throws CommandFailure, IOException {
        if (words.isEmpty()) {
            terminal.err().print(Help.overview(commands));
            return ExitCode.USAGE;
        }
        String first = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        switch (first) {
            case "help", "--help", "-h" -> terminal.out().print(help(rest));
            case "--version", "-V" -> terminal.out().println(Version.line());
            default -> {
                Command command = command(first);
                if (Invocation.asksForHelp(rest)) {
                    terminal.out().print(Help.of(command));
                } else {
                    return command.run(Invocation.parse(command, rest), terminal);
                }
            }
        }
        return ExitCode.FINE;
    }

    private String help(List<String> names) throws CommandFailure {
        return switch (names.size()) {
            case 0 -> Help.overview(commands);
            case 1 -> Help.of(command(names.getFirst()));
            default -> throw CommandFailure.usage("grid help takes one command");
        };
    }

    private Command command(String name) throws CommandFailure {
        Optional<Command> found =
                commands.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (name.startsWith("-")) {
            throw CommandFailure.usage(
                    "options stand after the command: grid COMMAND %s ...; see grid help".formatted(name));
        }
        String hint = Suggestion.nearest(
                        name, commands.stream().map(Command::name).toList())
                .map(near -> "; did you mean %s?".formatted(near))
                .orElse("; grid help lists the commands");
        throw CommandFailure.usage("unknown command %s%s".formatted(name, hint));
    }

    private static ExitCode cannotReadOrWrite(IOException failure, Terminal terminal) {
        terminal.err().println("grid: " + FailureSentence.of(failure));
        return ExitCode.RUN;
    }
}
