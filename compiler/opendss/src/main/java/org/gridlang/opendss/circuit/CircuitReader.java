package org.gridlang.opendss.circuit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Severity;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.CommandReader;
import org.gridlang.opendss.syntax.DssFiles;
import org.gridlang.opendss.syntax.Parameter;

/// Reads a master file and all it redirects to: commands one after the other, the circuit as it is at the end.
///
/// What OpenDSS would do silently where something is wrong (take a default, leave a line out) is reported here. Nothing
/// outside the folder of the master file is opened, and time and memory are bounded whatever the files hold.
public final class CircuitReader {
    private static final int DEEPEST = 40;
    private static final int MOST_FILES = 10_000;
    private static final int MOST_COMMANDS = 5_000_000;
    private static final int MOST_ERRORS = 100;

    private final Diagnostics out;
    private final DssFiles files;
    private final CircuitState state;
    private final CommandRunner runner;
    private final Deque<Path> open = new ArrayDeque<>();
    private Path folder;
    private int filesRead;
    private int commands;
    private boolean stopped;

    private CircuitReader(Path folder, Diagnostics out) {
        this.out = out;
        this.folder = folder;
        this.files = new DssFiles(folder, out);
        this.state = new CircuitState(out);
        this.runner = new CommandRunner(state, new Files(), out);
    }

    /// The circuit of a master file; empty if it makes none or cannot be read. All faults are in `out`.
    public static Optional<DssCircuit> read(Path master, Diagnostics out) {
        Path folder = Optional.ofNullable(master.getParent()).orElse(Path.of(""));
        return new CircuitReader(folder, out).read(master);
    }

    private Optional<DssCircuit> read(Path master) {
        var nowhere = new Span(new SourceText(master.toString(), ""), 0, 0);
        Optional<SourceText> text = files.find(
                        folder, String.valueOf(master.getFileName()), List.of(""), nowhere, Severity.ERROR)
                .flatMap(file -> files.text(file, nowhere, Severity.ERROR));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        run(master.normalize(), text.get());
        Optional<DssCircuit> circuit = state.build();
        if (circuit.isEmpty() && !out.hasErrors()) {
            out.add(Diagnostic.error(Code.O116, new Span(text.get(), 0, 0), "the file makes no circuit")
                    .note("needed", "a line New Circuit.name basekV=..."));
        }
        circuit.ifPresent(each -> References.check(each, out));
        return circuit;
    }

    private void run(Path file, SourceText text) {
        open.push(file);
        CommandReader.read(text, out, command -> {
            commands++;
            if (!stopped && commands > MOST_COMMANDS) {
                stop(Diagnostic.error(
                        Code.O105, command.at(), "there are more than %,d commands".formatted(MOST_COMMANDS)));
            }
            if (!stopped && !runner.run(command)) {
                stopped = true;
            }
            if (!stopped && out.errors() >= MOST_ERRORS) {
                stop(Diagnostic.error(
                        Code.O105, command.at(), "reading stops here, after %d errors".formatted(out.errors())));
            }
            return !stopped;
        });
        open.pop();
    }

    private void stop(Diagnostic last) {
        out.add(last);
        stopped = true;
    }

    /// The commands that need files.
    private final class Files implements CommandRunner.FileCommands {
        @Override
        public Optional<ObjectBuilder> find(DssClass kind, String name) {
            return state.find(kind, name);
        }

        @Override
        public Optional<String> data(String reference, Span at) {
            return DataFile.read(reference, files, folder, at, out);
        }

        @Override
        public void redirect(Parameter file, boolean stays) {
            Span at = file.valueSpan();
            Optional<Path> found = files.find(folder, file.value(), List.of("", ".dss", ".txt"), at, Severity.ERROR)
                    .map(Path::normalize);
            if (found.isEmpty()) {
                return;
            }
            if (open.contains(found.get())) {
                out.add(Diagnostic.error(Code.O103, at, "%s redirects to itself".formatted(found.get()))
                        .note("found", path(found.get())));
                return;
            }
            filesRead++;
            if (open.size() >= DEEPEST || filesRead > MOST_FILES) {
                stop(Diagnostic.error(
                                Code.O103,
                                at,
                                open.size() >= DEEPEST
                                        ? "files redirect to each other more than %d deep".formatted(DEEPEST)
                                        : "more than %,d files are redirected to".formatted(MOST_FILES))
                        .note("found", path(found.get())));
                return;
            }
            Path before = folder;
            files.text(found.get(), at, Severity.ERROR).ifPresent(text -> {
                folder = Optional.ofNullable(found.get().getParent()).orElse(Path.of(""));
                run(found.get(), text);
            });
            if (!stays) {
                folder = before;
            }
        }

        /// The way from the master file to a file.
        private String path(Path last) {
            var names = new java.util.ArrayList<String>();
            open.descendingIterator().forEachRemaining(each -> names.add(String.valueOf(each.getFileName())));
            names.add(String.valueOf(last.getFileName()));
            return names.size() <= 8
                    ? String.join(" → ", names)
                    : String.join(" → ", names.subList(0, 4)) + " → ... → " + names.getLast();
        }

        @Override
        public void coordinates(Parameter file, boolean yFirst) {
            files.find(folder, file.value(), List.of(""), file.valueSpan(), Severity.WARNING)
                    .flatMap(found -> files.text(found, file.valueSpan(), Severity.WARNING))
                    .ifPresent(text -> state.positions().putAll(CoordinateFile.read(text, yFirst, out)));
        }
    }
}
