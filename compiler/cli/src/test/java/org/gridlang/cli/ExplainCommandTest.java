package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplainCommandTest {
    private final Recording recording = Recording.ofPipe();

    @Test
    void aCodeIsExplained() {
        assertEquals(ExitCode.FINE, run("explain", "U203"));
        assertTrue(recording.out().startsWith("U203: A value does not have the dimension that is needed\n\n"));
        assertTrue(recording.out().contains("\nRight\n\n    library "), recording.out());
    }

    @Test
    void smallLettersDo() {
        assertEquals(ExitCode.FINE, run("explain", "u203"));
        assertTrue(recording.out().startsWith("U203: "));
    }

    @Test
    void withoutACodeAllAreListed() {
        assertEquals(ExitCode.FINE, run("explain"));
        assertTrue(recording.out().contains("\nUnits and dimensions\n  U200  "), recording.out());
    }

    @Test
    void aNearCodeIsSuggested() {
        assertEquals(ExitCode.USAGE, run("explain", "U2003"));
        assertEquals("grid: there is no diagnostic U2003; did you mean U200?\n", recording.err());
    }

    @Test
    void elseTheListIsNamed() {
        assertEquals(ExitCode.USAGE, run("explain", "everything"));
        assertEquals("grid: there is no diagnostic everything; grid explain lists all codes\n", recording.err());
    }

    private ExitCode run(String... words) {
        return new Grid(List.of(new ExplainCommand())).run(List.of(words), recording.terminal());
    }
}
