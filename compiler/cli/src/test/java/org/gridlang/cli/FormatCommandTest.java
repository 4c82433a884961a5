package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatCommandTest {
    private static final String CROOKED = "library a\n\ndimension  A\ndimension B=A ^ 2\n";
    private static final String STRAIGHT = "library a\n\ndimension A\ndimension B = A^2\n";

    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void filesAreReplacedAndListed() throws IOException {
        Path crooked = write("crooked.grid", CROOKED);
        Path straight = write("straight.grid", STRAIGHT);
        assertEquals(ExitCode.FINE, run("format", crooked.toString(), straight.toString()));
        assertEquals(crooked + ": formatted\n2 files, 1 changed\n", recording.out());
        assertEquals(STRAIGHT, Files.readString(crooked));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing is left behind");
        }
    }

    @Test
    void aFolderIsAllFilesInIt() throws IOException {
        Files.createDirectories(folder.resolve("inner"));
        Files.createDirectories(folder.resolve(".hidden"));
        write("inner/b.grid", CROOKED);
        write("a.grid", CROOKED);
        write("notes.txt", CROOKED);
        write(".hidden/c.grid", CROOKED);
        assertEquals(ExitCode.FINE, run("format", folder.toString()));
        assertEquals(
                folder.resolve("a.grid") + ": formatted\n" + folder.resolve("inner/b.grid")
                        + ": formatted\n2 files, 2 changed\n",
                recording.out());
        assertEquals(CROOKED, Files.readString(folder.resolve("notes.txt")));
        assertEquals(CROOKED, Files.readString(folder.resolve(".hidden/c.grid")));
    }

    @Test
    void aFolderWithoutFilesIsAMistake() {
        assertEquals(ExitCode.INPUT, run("format", folder.toString()));
        assertEquals("grid: " + folder + ": holds no .grid file\n", recording.err());
    }

    @Test
    void checkShowsTheFirstDifferenceAndChangesNothing() throws IOException {
        Path file = write("a.grid", CROOKED);
        assertEquals(ExitCode.INPUT, run("format", "--check", file.toString()));
        assertEquals(file + """
                        : not formatted
                          @@ line 3 @@

                          - dimension  A
                          - dimension B=A ^ 2
                          + dimension A
                          + dimension B = A^2
                        1 file, 1 to format
                        """, recording.out());
        assertEquals(CROOKED, Files.readString(file));
    }

    @Test
    void checkIsContentWithFormattedFiles() throws IOException {
        assertEquals(
                ExitCode.FINE,
                run("format", "--check", write("a.grid", STRAIGHT).toString()));
        assertEquals("1 file, none to format\n", recording.out());
    }

    @Test
    void lineEndsOfWindowsAreShown() throws IOException {
        Path file = write("a.grid", STRAIGHT.replace("\n", "\r\n"));
        assertEquals(ExitCode.INPUT, run("format", "--check", file.toString()));
        assertTrue(recording.out().contains("- library a␍\n"), recording.out());
    }

    @Test
    void aFileWithErrorsIsLeftAndTheOthersAreNot() throws IOException {
        Path faulty = write("faulty.grid", "library a\ndevice B { parm x: Power = 1 kW }\n");
        Path crooked = write("crooked.grid", CROOKED);
        assertEquals(ExitCode.INPUT, run("format", faulty.toString(), crooked.toString()));
        assertTrue(recording.err().contains("did you mean"), recording.err());
        assertEquals(crooked + ": formatted\n2 files, 1 changed, 1 with errors\n", recording.out());
        assertEquals(STRAIGHT, Files.readString(crooked));
        assertEquals("library a\ndevice B { parm x: Power = 1 kW }\n", Files.readString(faulty));
    }

    @Test
    void standardInputGoesToStandardOutput() {
        assertEquals(ExitCode.FINE, run("format", "-"));
        assertEquals(STRAIGHT, recording.out());
    }

    @Test
    void standardInputStandsAlone() throws IOException {
        assertEquals(ExitCode.USAGE, run("format", "-", write("a.grid", CROOKED).toString()));
        assertEquals("grid: - is standard input and stands alone; see grid format --help\n", recording.err());
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("a.grid");
        Files.write(file, new byte[] {'l', 'i', 'b', (byte) 0xFC, '\n'});
        assertEquals(ExitCode.INPUT, run("format", file.toString()));
        assertTrue(recording.err().contains("UTF-8"), recording.err());
    }

    @Test
    void permissionsStay() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path file = write("a.grid", CROOKED);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(ExitCode.FINE, run("format", file.toString()));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = write("a.grid", CROOKED);
        Path link = Files.createSymbolicLink(folder.resolve("link.grid"), file);
        assertEquals(ExitCode.FINE, run("format", link.toString()));
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.isSymbolicLink(file));
        assertEquals(STRAIGHT, Files.readString(file));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ExitCode run(String... words) {
        var in = new ByteArrayInputStream(CROOKED.getBytes(StandardCharsets.UTF_8));
        return new Grid(List.of(new FormatCommand(in))).run(List.of(words), recording.terminal());
    }
}
