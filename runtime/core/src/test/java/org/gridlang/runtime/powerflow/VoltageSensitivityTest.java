package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.VoltageSensitivity.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VoltageSensitivityTest {
    /// Fourth-order central differences: four solutions per power.
    private static final double[] OFFSETS = {-2, -1, 1, 2};

    private static final double[] WEIGHTS = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};
    private static final double STEP = 2_000;

    /// Every injection at every bus and phase, for all voltages of one bus; ieee37 has no path to ground.
    @ParameterizedTest
    @CsvSource({"ieee13, 675, 1", "ieee37, 740, 2", "ieee123, 65, 1"})
    void derivativesAreThoseOfTheFlow(String feeder, String bus, int terminals) {
        NetworkModel network = FeederCsv.network(feeder);
        List<VoltagePlace> all = VoltagePlace.all(PowerFlowModel.of(network));
        List<VoltagePlace> voltages =
                all.stream().filter(place -> place.bus().equals(bus)).toList();
        assertEquals(3, voltages.size());
        voltages.forEach(place -> assertEquals(terminals, place.terminals().size(), place.toString()));
        var sensitivity = new VoltageSensitivity(network, voltages, all);
        assertTrue(sensitivity.solved());
        double[][] differences = differences(network, voltages, all);
        for (int voltage = 0; voltage < voltages.size(); voltage++) {
            List<Effect> effects = sensitivity.effects(voltage);
            double largest = effects.stream()
                    .mapToDouble(effect -> Math.max(Math.abs(effect.perWatt()), Math.abs(effect.perVar())))
                    .max()
                    .orElseThrow();
            assertTrue(largest > 0);
            for (int injection = 0; injection < all.size(); injection++) {
                Effect effect = effects.get(injection);
                assertClose(differences[voltage][2 * injection], effect.perWatt(), largest, effect + " by p");
                assertClose(differences[voltage][2 * injection + 1], effect.perVar(), largest, effect + " by q");
            }
        }
    }

    private static void assertClose(double difference, double derivative, double largest, String what) {
        // What is a thousand times smaller than the largest is lost in the rounding of the differences.
        double scale = Math.max(Math.abs(derivative), 1e-2 * largest);
        assertEquals(difference, derivative, 1e-6 * scale, what);
    }

    /// By voltage, then by injection, active before reactive.
    private static double[][] differences(
            NetworkModel network, List<VoltagePlace> voltages, List<VoltagePlace> injections) {
        var connections = new ArrayList<Connection>();
        for (var place : injections) {
            connections.add(new Connection(
                    place.bus(),
                    place.terminals(),
                    place.terminals().size() == 2 ? ConnectionKind.DELTA : ConnectionKind.WYE));
        }
        var model = PowerFlowModel.of(network, connections);
        var batch = new DoubleFlowBatch(model, injections.size() * 2 * OFFSETS.length);
        for (int scenario = 0; scenario < batch.scenarios; scenario++) {
            model.addNominalLoads(batch, scenario, 1);
            int variable = scenario / OFFSETS.length;
            double consumed = -STEP * OFFSETS[scenario % OFFSETS.length];
            batch.addConsumption(
                    model.agentElements(variable / 2),
                    scenario,
                    variable % 2 == 0 ? consumed : 0,
                    variable % 2 == 0 ? 0 : consumed);
        }
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, batch.scenarios);
        assertEquals(0, batch.report.failures(0, batch.scenarios));
        var differences = new double[voltages.size()][2 * injections.size()];
        for (int voltage = 0; voltage < voltages.size(); voltage++) {
            for (int scenario = 0; scenario < batch.scenarios; scenario++) {
                differences[voltage][scenario / OFFSETS.length] += WEIGHTS[scenario % OFFSETS.length]
                        * magnitude(FlowSolution.of(model, batch, scenario), voltages.get(voltage))
                        / STEP;
            }
        }
        return differences;
    }

    private static double magnitude(FlowSolution solution, VoltagePlace place) {
        int first = solution.model().nodeIndex(place.bus(), place.terminals().getFirst());
        double base = solution.model().nodes().get(first).baseVoltage();
        if (place.terminals().size() == 1) {
            return solution.voltage(first).magnitude() / base;
        }
        int second = solution.model().nodeIndex(place.bus(), place.terminals().getLast());
        return solution.voltage(first).minus(solution.voltage(second)).magnitude() / (Math.sqrt(3) * base);
    }
}
