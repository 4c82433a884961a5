package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A folder that a command will write to. It is tried before any work is done, so that a training does not end
/// with nowhere to go.
final class OutputFolder {
    private OutputFolder() {}

    /// Makes the folder if need be, and checks that a file can be written in it.
    static Path prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path trial = Files.createTempFile(folder, ".grid", "");
        Files.delete(trial);
        return folder;
    }

    /// As [#prepare], for a folder that must hold nothing yet: an older result is never mixed with a new one.
    static Path prepareEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new FileSystemException(folder.toString(), null, "holds files already; name another folder");
                }
            }
        }
        return prepare(folder);
    }
}
