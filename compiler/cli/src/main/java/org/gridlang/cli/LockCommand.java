package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.Options;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.PackageLock;

/// `grid lock [DIR]`: writes down what a package depends on.
final class LockCommand implements Command {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String summary() {
        return "locks the versions and checksums of what a package depends on";
    }

    @Override
    public String operands() {
        return "[DIR]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public String details() {
        return """
                Reads grid.package in DIR, or in the working folder, and all packages that it depends on, and writes
                grid.lock beside it. From then on every command checks that they are what they were. Nothing is fetched.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path folder = invocation.hasOperand(0) ? invocation.folder(0) : Path.of("");
        if (!PackageLock.isPackage(folder)) {
            throw CommandFailure.input(
                    folder.resolve("grid.package") + ": there is no such file, so this is no package");
        }
        var faults = new Diagnostics();
        var locked = PackageLock.write(folder, faults);
        terminal.showResult(faults.sorted());
        if (locked.isEmpty()) {
            terminal.err().println("grid: nothing was locked");
            return ExitCode.INPUT;
        }
        for (var each : locked.get()) {
            terminal.out()
                    .printf(
                            "%s %s  %s, %s%n",
                            each.name(), each.version(), Count.of(each.files(), "file"), each.place());
        }
        terminal.out()
                .printf(
                        "%s: %s locked%n",
                        folder.resolve("grid.lock"), Count.of(locked.get().size(), "package"));
        return ExitCode.FINE;
    }
}
