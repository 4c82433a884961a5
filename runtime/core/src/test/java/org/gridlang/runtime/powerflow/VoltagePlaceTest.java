package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.report.plot.FlowSurvey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoltagePlaceTest {
    /// Nothing leads to ground behind the substation of IEEE 37: its voltages are those between phases, as OpenDSS
    /// gives them.
    @Test
    void betweenPhasesWhereNothingLeadsToGround() {
        var expected = new HashMap<String, Double>();
        for (var row : FeederCsv.rows("ieee37/frozen_zip/voltages_ll.csv")) {
            String pair = row.getField("pair");
            expected.put(
                    row.getField("bus") + "." + pair.charAt(0) + "-" + pair.charAt(1),
                    FeederCsv.number(row, "vmag_pu"));
        }
        var solution = solved("ieee37", "frozen_zip");
        int pairs = 0;
        for (var place : VoltagePlace.all(solution.model())) {
            assertEquals(!place.bus().equals("sourcebus"), place.isPair(), place.nodes());
            if (place.isPair()) {
                assertEquals(expected.getOrDefault(place.nodes(), 0.0), solution.perUnit(place), 1e-6, place.nodes());
                pairs++;
            }
        }
        assertEquals(expected.size() - 3, pairs, "all but those of the source's bus");
    }

    /// The pictures show the same voltages under the same names.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void picturesShowThem(String feeder) {
        var solution = solved(feeder, "frozen_zip");
        Map<String, Double> shown = new HashMap<>();
        var view = FlowSurvey.of(solution, Map.of());
        view.phases().forEach(at -> shown.put(at.toString(), at.voltage().perUnit()));
        Map<String, Double> expected = new HashMap<>();
        VoltagePlace.all(solution.model()).forEach(place -> expected.put(place.nodes(), solution.perUnit(place)));
        assertEquals(expected, shown);
    }

    @Test
    void namesSayTheirPhases() {
        var pair = new VoltagePlace("740", List.of(1, 2));
        assertTrue(pair.isPair());
        assertEquals("740.ab", pair.toString());
        assertEquals("740.1-2", pair.nodes());
        var phase = new VoltagePlace("65", List.of(3));
        assertFalse(phase.isPair());
        assertEquals("65.c", phase.toString());
        assertEquals("65.3", phase.nodes());
    }

    private static FlowSolution solved(String feeder, String run) {
        return FlowSolution.nominal(PowerFlowModel.of(FeederCsv.network(feeder).withTaps(FeederCsv.taps(feeder, run))));
    }
}
