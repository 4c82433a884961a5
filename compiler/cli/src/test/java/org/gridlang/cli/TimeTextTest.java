package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimeTextTest {
    @Test
    void readsNumbersWithAUnit() {
        assertEquals(Optional.of(Duration.ofMillis(1500)), TimeText.parse("1.5 s"));
        assertEquals(Optional.of(Duration.ofMinutes(15)), TimeText.parse(" 15min "));
        for (String text : List.of("", "min", "3", "3 m", "-3 s", "1e3 s", "0 h", "3 s 4 s")) {
            assertEquals(Optional.empty(), TimeText.parse(text), text);
        }
    }

    @Test
    void showsTheTwoLargestUnits() {
        assertEquals("0 s", TimeText.shown(Duration.ofMillis(400)));
        assertEquals("59 s", TimeText.shown(Duration.ofSeconds(59)));
        assertEquals("3 min 05 s", TimeText.shown(Duration.ofSeconds(185)));
        assertEquals("1 h 07 min", TimeText.shown(Duration.ofSeconds(4055)));
    }
}
