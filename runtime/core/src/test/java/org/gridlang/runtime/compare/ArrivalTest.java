package org.gridlang.runtime.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivalTest {
    /// Validations at 10 s, 20 s and so on, a hundred scenarios each.
    private static Arrival arrival(Double... merits) {
        var seconds = new Double[merits.length];
        var scenarios = new Double[merits.length];
        Arrays.setAll(seconds, index -> 10.0 * (index + 1));
        Arrays.setAll(scenarios, index -> 100.0 * (index + 1));
        return Arrival.of(List.of(seconds), List.of(scenarios), List.of(merits));
    }

    @Test
    void aLuckyValidationIsNoArrival() {
        var arrival = arrival(90.0, 70.0, 60.0, 80.0, 61.0, 58.0, 59.0);
        assertEquals(50, arrival.seconds(65));
        assertEquals(500, arrival.scenarios(65));
        assertEquals(59, arrival.settled());
    }

    @Test
    void whatIsLostAgainWasNotReached() {
        var arrival = arrival(90.0, 50.0, 50.0, 50.0, 80.0, 80.0, 80.0);
        assertEquals(Double.POSITIVE_INFINITY, arrival.seconds(65));
        assertEquals(10, arrival.seconds(90));
    }

    @Test
    void withFewValidationsTheWorstOfThemCounts() {
        assertEquals(Double.POSITIVE_INFINITY, arrival(90.0, 50.0).seconds(65));
        assertEquals(10, arrival(60.0, 50.0).seconds(65));
    }
}
