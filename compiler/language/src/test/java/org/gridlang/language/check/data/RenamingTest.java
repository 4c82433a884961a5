package org.gridlang.language.check.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.gridlang.language.check.Checker;
import org.gridlang.language.check.Programs;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.CheckedData;
import org.junit.jupiter.api.Test;

/// Keys of data under the names of loads; what does not fit is in the cases of data.
final class RenamingTest {
    private static final String PROBLEM = """
            problem renaming

            time {
              step: 1 h
              horizon: 1 day
              zone: "UTC"
              train: 2025-01-01 .. 2025-01-02
              validate: 2025-01-03 .. 2025-01-03
              test: 2025-01-04 .. 2025-01-04
            }

            device Home {
              input demand: Ratio
              state soc: Ratio in 0 % .. 100 % = 50 %
              action p: Power in -2 kW .. 2 kW
              next soc = soc - p * dt / 10 kWh
              inject p = p - demand * 1 kW
              observe soc, demand
            }

            feeder lane {
              frequency: 50 Hz
              source bar at "bar" phases abc {
                voltage: 400 V, per_unit: 1.0, angle: 0 deg, r1: 0 ohm, x1: 0.01 ohm, r0: 0 ohm, x0: 0.01 ohm
              }
              linecode cable {
                per: 1 km, rating: 200 A,
                r_ohm: [[0.4], [0.1, 0.4], [0.1, 0.1, 0.4]], x_ohm: [[0.3], [0.1, 0.3], [0.1, 0.1, 0.3]], c_nF: [[0], [0, 0], [0, 0, 0]]
              }
              line l from "bar" to "far" phases abc { code: cable, length: 100 m }
              load "1" at "far" phases a { connection: "wye", kind: "power", p: 1 kW, q: 0 kvar, rated_voltage: 230 V }
              load "2" at "far" phases b { connection: "wye", kind: "power", p: 1 kW, q: 0 kvar, rated_voltage: 230 V }
            }

            feeder net = lane { }

            population homes = 2 of Home {
              place on load in net.loads
              bind demand = demand[agent]
            }

            minimize 0.3 [$/kWh] * net.source.p * dt

            """;
    private static final String WIDE = """
            t,H_010,H_002,H_001
            2025-01-01 00:00,10,2,1
            2025-01-01 12:00,10,2,1
            """;

    private static CheckedData data(String series, Map<String, String> more) {
        var files = new java.util.HashMap<>(more);
        files.put("homes.csv", WIDE);
        files.put("main.grid", PROBLEM + series);
        var out = new Diagnostics();
        var checked = Programs.load("main.grid", files, out).flatMap(each -> Checker.check(each, out));
        assertEquals(List.of(), out.sorted());
        return checked.orElseThrow().data();
    }

    private static void assertKeys(CheckedData data, Map<String, Double> expected) {
        var table = data.tables().tables().getFirst();
        assertEquals(expected.size(), table.keys().size());
        expected.forEach((key, value) -> {
            int index = table.keys().indexOf(key);
            assertEquals(
                    index, data.tables().keys().getOrDefault("home", List.of()).indexOf(key));
            assertArrayEquals(
                    new double[] {value, value}, table.columns().get(index).values());
        });
    }

    @Test
    void numbersByTheirSizeAndTextsAsTheyAre() {
        assertKeys(
                data(
                        "profile demand by home: Ratio = csv(\"homes.csv\", time: \"t\", columns: \"H_*\", every: 12 h, past_end: hold, rename: [\"#\", \"load_#\"])",
                        Map.of()),
                Map.of("load_1", 1.0, "load_2", 2.0, "load_10", 10.0));
        assertKeys(
                data(
                        "profile demand by home: Ratio = csv(\"homes.csv\", time: \"t\", columns: \"H_*\", every: 12 h, past_end: hold, rename: [\"0*\", \"house *\"])",
                        Map.of()),
                Map.of("house 01", 1.0, "house 02", 2.0, "house 10", 10.0));
    }

    /// With a byte-order mark, quotes and Windows line ends.
    @Test
    void namesFromAFile() {
        var data = data(
                "profile demand by home: Ratio = csv(\"homes.csv\", time: \"t\", columns: \"H_*\", every: 12 h, past_end: hold, rename: \"names.csv\")",
                Map.of("names.csv", "\uFEFFkey,name\r\n001,\"the mill, old\"\r\n 002 , forge \r\n010,alehouse\r\n"));
        assertKeys(data, Map.of("the mill, old", 1.0, "forge", 2.0, "alehouse", 10.0));
        assertEquals(
                List.of("alehouse", "forge", "the mill, old"),
                data.tables().keys().get("home"));
        assertEquals(java.util.Set.of("homes.csv", "names.csv"), data.hashes().keySet());
    }
}
