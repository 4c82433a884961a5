package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void isMadeAndLeftEmpty() throws IOException {
        Path deep = folder.resolve("runs/first");
        assertEquals(deep, OutputFolder.prepareEmpty(deep));
        assertTrue(Files.isDirectory(deep));
        try (var entries = Files.list(deep)) {
            assertFalse(entries.findAny().isPresent());
        }
    }

    @Test
    void olderResultsAreNotMixedIn() throws IOException {
        Files.writeString(folder.resolve("metrics.csv"), "pass\n");
        var failure = assertThrows(IOException.class, () -> OutputFolder.prepareEmpty(folder));
        assertEquals(folder + ": holds files already; name another folder", FailureSentence.of(failure));
        assertEquals(folder, OutputFolder.prepare(folder));
    }

    @Test
    void aFileInTheWayIsSaidInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("runs"), "");
        var failure = assertThrows(IOException.class, () -> OutputFolder.prepare(file));
        assertEquals(file + ": exists and is not a folder", FailureSentence.of(failure));
        var below = assertThrows(IOException.class, () -> OutputFolder.prepare(file.resolve("first")));
        assertTrue(FailureSentence.of(below).startsWith(file.toString()), FailureSentence.of(below));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneSentence() {
        // Nobody may make files here, not even root.
        Path folderOfTheSystem = Path.of("/proc/self");
        if (Files.isDirectory(folderOfTheSystem)) {
            var failure = assertThrows(IOException.class, () -> OutputFolder.prepare(folderOfTheSystem));
            assertTrue(FailureSentence.of(failure).startsWith("/proc/self"), FailureSentence.of(failure));
        }
    }
}
