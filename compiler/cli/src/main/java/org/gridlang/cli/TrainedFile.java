package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.runtime.record.Manifest;

/// The file that a run was trained from, read again; it must be what it was.
final class TrainedFile {
    private TrainedFile() {}

    /// @param folder of the run, for a complaint
    static CompiledFile read(Compiler compiler, Path folder, Manifest manifest) throws CommandFailure, IOException {
        Path path = RunManifest.file(manifest);
        if (!path.toFile().isFile()) {
            throw CommandFailure.input("%s: was trained from %s, which is no longer there".formatted(folder, path));
        }
        CompiledFile checked = compiler.check(path);
        if (!RunManifest.describes(manifest, checked)) {
            throw CommandFailure.input(
                    "%s: %s or what it imports has changed since it was trained".formatted(folder, path));
        }
        return compiler.compile(checked);
    }
}
