package org.gridlang.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// A user's file that gets another content: as a whole or not at all, so that a full disk or a power cut
/// never leaves half of it.
final class TextFile {
    private TextFile() {}

    /// Replaces the content of an existing file, which keeps its permissions; a link goes on to point to
    /// it.
    static void replace(Path link, String text) throws CommandFailure, IOException {
        Path file = link.toRealPath();
        // Its folder would allow it all the same, but whoever protects a file means it.
        if (!Files.isWritable(file)) {
            throw CommandFailure.input(link + ": not allowed to write this file");
        }
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
            }
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Makes a file, as a whole or not at all.
    ///
    /// @param replaces whether a file that is there already may go
    static void write(Path file, String text, boolean replaces) throws CommandFailure, IOException {
        if (Files.exists(file) && !replaces) {
            throw CommandFailure.usage(file + ": exists; --force replaces it");
        }
        if (Files.isDirectory(file)) {
            throw CommandFailure.usage(file + ": is a folder");
        }
        if (Files.exists(file)) {
            replace(file, text);
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.usage("%s: there is no folder %s".formatted(file, folder));
        }
        Path draft = folder.resolve("." + file.getFileName() + ".part");
        try {
            Files.writeString(
                    draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            // Without REPLACE_EXISTING: a file that another process has made meanwhile stays.
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
