package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PassLineTest {
    private final PassLine line = new PassLine(
            24,
            OptionalInt.empty(),
            18.24,
            213.4,
            List.of(new PassLine.Violation("voltage", 1.93e-4, 0.01314), new PassLine.Violation("ampacity", 0.2, 31.4)),
            3.2,
            OptionalDouble.of(160.7));

    @Test
    void saysAllThereIsRoomFor() {
        assertEquals(
                "pass 24  18.2 s  cost 213.40  voltage mean 1.9e-04 worst 1.31e-02"
                        + "  ampacity mean 2.0e-01 worst 3.14e+01  multipliers up to 3.20  2 min 41 s left",
                line.text());
    }

    @Test
    void leavesOutWhatMattersLeast() {
        assertEquals(
                "pass 24  18.2 s  cost 213.40  voltage mean 1.9e-04 worst 1.31e-02  2 min 41 s left", line.text(90));
        assertEquals("pass 24  cost 213.40", line.text(39));
        assertEquals("pass 24", line.text(1));
        for (int columns = 10; columns < 150; columns++) {
            assertTrue(line.text(columns).length() <= columns);
        }
    }

    @Test
    void namesTheLastPassWhereThereIsOne() {
        var last = new PassLine(3, OptionalInt.of(20), 1, 1, List.of(), 1, OptionalDouble.empty());
        assertEquals("pass 3/20", last.text(10));
    }
}
