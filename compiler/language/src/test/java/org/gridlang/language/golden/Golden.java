package org.gridlang.language.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Expected text in a file beside the input. `-Dupdate=true` rewrites it.
public final class Golden {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private Golden() {}

    /// The folder of the cases of an area.
    public static Path area(String name) {
        return CASES.resolve(name);
    }

    /// What lies in a folder, sorted.
    public static List<Path> filesOf(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The same file with another ending: `a.diag` beside `a.grid`.
    public static Path beside(Path input, String ending) {
        String name = input.getFileName().toString();
        return input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    /// Fails unless the file holds this text.
    public static void assertMatches(Path golden, String actual) {
        if (Boolean.getBoolean("update")) {
            try {
                Files.writeString(golden, actual);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        assertTrue(Files.exists(golden), () -> golden + " is missing; -Dupdate=true writes it");
        assertEquals(read(golden), actual, () -> golden + " differs; -Dupdate=true rewrites it");
    }
}
