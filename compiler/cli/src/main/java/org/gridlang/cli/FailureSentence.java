package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What went wrong on the machine, said in one sentence: `/data/runs: not allowed (check its permissions)`.
final class FailureSentence {
    private static final long MEBIBYTE = 1 << 20;

    private FailureSentence() {}

    static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": not allowed (check its permissions)";
            case NotDirectoryException file -> file.getFile() + ": is not a folder";
            case FileAlreadyExistsException present -> present.getFile() + ": exists and is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> "reading or writing failed: " + reason(failure);
        };
    }

    static String of(OutOfMemoryError failure) {
        long limit = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        return "out of memory (%s) at a limit of %d MiB; GRID_JAVA_OPTS=-Xmx%dm would raise it"
                .formatted(reason(failure), limit, 2 * limit);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
