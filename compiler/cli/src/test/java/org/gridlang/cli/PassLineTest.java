package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PassLineTest {
    private final PassLine line = new PassLine(24, OptionalInt.empty(), 18.24, 213.4, 1.93e-4, 0.01314, 3.2, 41, 160.7);

    @Test
    void saysAllThereIsRoomFor() {
        assertEquals(
                "pass 24  18.2 s  cost 213.40  violation mean 1.9e-04  worst 1.31e-02"
                        + "  multipliers up to 3.20 (41 active)  2 min 41 s left",
                line.text());
    }

    @Test
    void leavesOutWhatMattersLeast() {
        assertEquals("pass 24  18.2 s  cost 213.40  violation mean 1.9e-04  2 min 41 s left", line.text(80));
        assertEquals("pass 24  cost 213.40", line.text(39));
        assertEquals("pass 24", line.text(1));
        for (int columns = 10; columns < 150; columns++) {
            assertTrue(line.text(columns).length() <= columns);
        }
    }

    @Test
    void namesTheLastPassWhereThereIsOne() {
        assertEquals("pass 3/20", new PassLine(3, OptionalInt.of(20), 1, 1, 1, 1, 1, 1, 1).text(10));
    }
}
