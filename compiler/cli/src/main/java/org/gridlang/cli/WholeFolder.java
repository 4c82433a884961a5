package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder of files that is made as a whole or not at all: under another name first, then renamed. In a folder that
/// holds files already each file is replaced as a whole, and what else is there stays.
final class WholeFolder {
    private WholeFolder() {}

    /// Writes the files of a folder.
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /// Makes the folder.
    ///
    /// @param replaces whether files that are there already may go
    static void write(Path folder, boolean replaces, Content content) throws CommandFailure, IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandFailure.usage(folder + ": is a file; name a folder");
        }
        if (!replaces && !isEmpty(folder)) {
            throw CommandFailure.usage(folder + ": holds files already; --force replaces those of the same names");
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw CommandFailure.usage("%s: there is no folder %s".formatted(folder, parent));
        }
        Path draft = Files.createTempDirectory(parent, "." + folder.getFileName());
        try {
            Path made = Files.createDirectory(draft.resolve("made"));
            content.writeTo(made);
            if (isEmpty(folder)) {
                Files.deleteIfExists(folder);
                Files.move(made, folder);
            } else {
                moveAll(made, folder);
            }
        } finally {
            delete(draft);
        }
    }

    private static void moveAll(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path each : files.sorted().toList()) {
                Files.move(each, into.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
