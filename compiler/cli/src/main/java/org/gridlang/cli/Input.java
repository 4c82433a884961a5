package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;

/// A `.grid` file that a command goes on to work with: its faults are shown on the error stream, and errors end
/// the command.
///
/// @param path as given
/// @param checked without errors
record Input(Path path, CompiledFile checked) {
    static Input read(Compiler compiler, Path path, Terminal terminal) throws CommandFailure, IOException {
        return of(path, compiler.check(path), terminal);
    }

    /// A file that has been checked.
    static Input of(Path path, CompiledFile checked, Terminal terminal) throws CommandFailure {
        terminal.complain(checked.diagnostics());
        if (checked.hasErrors() || checked.checked().isEmpty()) {
            throw CommandFailure.input(path + ": " + Count.ofFaults(checked));
        }
        return new Input(path, checked);
    }

    /// What the file means.
    CheckedFile file() {
        return checked.checked().orElseThrow();
    }

    /// The problem it states; a library states none and ends the command.
    ProblemModel problem() throws CommandFailure {
        if (file().problem().isEmpty()) {
            throw CommandFailure.input(path + ": is a library, and this command needs a problem");
        }
        return file().problem().get();
    }
}
