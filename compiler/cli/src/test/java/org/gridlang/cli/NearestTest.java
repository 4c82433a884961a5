package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestTest {
    private static final List<String> COMMANDS = List.of("check", "test", "train", "flow");

    @Test
    void countsEditsAndSwapsOfNeighbours() {
        assertEquals(0, Nearest.edits("check", "check"));
        assertEquals(1, Nearest.edits("chekc", "check"));
        assertEquals(1, Nearest.edits("chck", "check"));
        assertEquals(3, Nearest.edits("kitten", "sitting"));
        assertEquals(4, Nearest.edits("", "flow"));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        assertEquals(Optional.of("check"), Nearest.of("chekc", COMMANDS));
        assertEquals(Optional.of("train"), Nearest.of("trian", COMMANDS));
        assertEquals(Optional.of("flow"), Nearest.of("flw", COMMANDS));
        assertEquals(Optional.empty(), Nearest.of("simulate", COMMANDS));
        assertEquals(Optional.empty(), Nearest.of("x", COMMANDS));
    }
}
