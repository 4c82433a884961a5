package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that an option names for writing. It is tried before any work is done; nothing is left of the trial.
final class OutputFile {
    private OutputFile() {}

    /// Checks that a file can be written there.
    static Path prepare(Path file, String option) throws CommandFailure, IOException {
        if (Files.isDirectory(file)) {
            throw CommandFailure.run("%s: is a folder; --%s writes a file".formatted(file, option));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        Files.delete(Files.createTempFile(folder, ".grid", ""));
        return file;
    }
}
