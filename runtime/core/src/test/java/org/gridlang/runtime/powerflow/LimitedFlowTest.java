package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.VoltageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedFlowTest {
    private static final LoadShares MIXTURE = new LoadShares(0.5, 0.3, 0.2);

    private static Load load(LoadShares shares, LoadShares reactive, VoltageLimits limits) {
        return new Load("l", "b", List.of(1), ConnectionKind.WYE, 1e3, 5e2, 230, shares, reactive, 0, limits);
    }

    /// Current in per unit of the rated current.
    private static double current(Load load, double u) {
        var band = LoadBand.of(load, false, false, u);
        return band.power() / u + band.current() + band.impedance() * u;
    }

    @Test
    void currentIsContinuousAtTheLimitsOfEveryMixture() {
        for (var shares : List.of(LoadShares.POWER, LoadShares.CURRENT, LoadShares.IMPEDANCE, MIXTURE)) {
            var load = load(shares, shares, VoltageLimits.USUAL);
            for (double limit : new double[] {0.5, 0.95, 1.05}) {
                assertEquals(current(load, limit - 1e-9), current(load, limit + 1e-9), 1e-7, shares + " at " + limit);
            }
            assertEquals(0.3, current(load, 0.3), 1e-12, "below the least voltage it is its rated impedance");
        }
    }

    @Test
    void valuesOfTheRule() {
        var power = load(LoadShares.POWER, LoadShares.POWER, VoltageLimits.USUAL);
        assertEquals(1 / 0.97, current(power, 0.97), 1e-12);
        assertEquals(1.1 / (1.05 * 1.05), current(power, 1.1), 1e-12);
        assertEquals((0.5 + 1 / 0.95) / 2, current(power, 0.725), 1e-12, "half way between 0.5 and 0.95");
        var conserving = load(LoadShares.CURRENT, LoadShares.IMPEDANCE, VoltageLimits.USUAL);
        assertEquals(1, current(conserving, 1), 1e-12);
        assertEquals(1.1 / (1.05 * 1.05), current(conserving, 1.1), 1e-12, "as if it were constant power");
        var dropping = load(LoadShares.POWER, LoadShares.POWER, new VoltageLimits(0.3, 0.5, 1.2, 0.8));
        assertEquals(0.5 / 0.8, current(dropping, 0.8), 1e-12, "half of it is left at the cut-off");
        assertEquals(0, current(dropping, 0.75), 1e-12);
        var generator = new Generator("g", "b", List.of(1), ConnectionKind.WYE, 1e3, 0, 230, 0, Generator.USUAL_LIMITS)
                .asLoad();
        assertEquals(1 / (0.9 * 0.9), LoadBand.of(generator, true, false, 0.5).impedance(), 1e-12);
    }

    @Test
    void wideLimitsChangeNothing() {
        var network = RandomElements.network(3, 6, 1);
        var wide = new org.gridlang.runtime.network.NetworkModel(
                network.name(),
                network.frequency(),
                network.source(),
                network.buses(),
                network.lines(),
                network.transformers(),
                network.regulators(),
                network.capacitors(),
                network.loads().stream()
                        .map(load -> load.withLimits(new VoltageLimits(0.01, 0.1, 3)))
                        .toList(),
                List.of(),
                network.reactors(),
                List.of());
        var plain = FlowSolution.nominal(PowerFlowModel.of(wide));
        var limited = LimitedFlow.nominal(wide);
        assertEquals(0, limited.outside());
        for (var node : plain.model().nodes()) {
            assertEquals(plain.perUnit(node.index()), limited.solution().perUnit(node.index()), 1e-10);
        }
        for (var load : wide.loads()) {
            assertEquals(
                    plain.consumption(load).re(),
                    limited.solution().consumption(load).re(),
                    1e-3);
            assertEquals(
                    plain.consumption(load).im(),
                    limited.solution().consumption(load).im(),
                    1e-3);
        }
    }

    /// Each load takes what the rule says at the voltages of the solution, and the power balance closes.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomNetworksSettle(long seed) {
        var network = RandomElements.network(seed, 6, (int) seed % 3)
                .withSource(new org.gridlang.runtime.network.Source(
                        "grid", 34_641, seed % 2 == 0 ? 0.9 : 1.06, 0.3, 0.5, 2, 0.8, 1.5));
        var limited = LimitedFlow.nominal(network);
        assertTrue(limited.settled(), "seed " + seed);
        assertTrue(limited.outside() > 0, "seed " + seed);
        var solution = limited.solution();
        double consumed = network.loads().stream()
                .mapToDouble(load -> solution.consumption(load).re())
                .sum();
        var generated = solution.consumption().re() - consumed;
        assertTrue(network.generators().isEmpty() || generated < 0, "generators deliver");
        var model = PowerFlowModel.of(network);
        for (int index = 0; index < network.loads().size(); index++) {
            var load = network.loads().get(index);
            if (load.terminals().size() > 1 || load.connection() == ConnectionKind.DELTA) {
                continue;
            }
            var element = model.elements().get(model.loadElements(index).elements()[0]);
            var voltage = solution.voltage(element.node());
            if (element.isDelta()) {
                voltage = voltage.minus(solution.voltage(element.otherNode()));
            }
            double u = voltage.magnitude() / load.ratedVoltage();
            assertEquals(
                    current(load, u) * u * load.power(),
                    solution.consumption(load).re(),
                    1e-6 * load.power(),
                    load.name() + " seed " + seed);
        }
    }

    /// The derivative of the source's power by the power of one load, at the pieces in force.
    @Test
    void gradientsAreThoseOfThePiecesInForce() {
        long seed = 2;
        var network = RandomElements.network(seed, 5, 1)
                .withSource(new org.gridlang.runtime.network.Source("grid", 34_641, 0.9, 0.3, 0.5, 2, 0.8, 1.5));
        var limited = LimitedFlow.nominal(network);
        var model = limited.solution().model();
        var batch = new DoubleFlowBatch(model, 1);
        for (int load = 0; load < network.loads().size(); load++) {
            var each = network.loads().get(load);
            batch.addConsumption(limited.loads().get(load), 0, each.power(), each.reactivePower());
        }
        limited.addGenerators(batch, 0);
        var solver = new DoubleFlowSolver(model, FlowOptions.EXACT);
        solver.solve(batch, 0, 1);
        var adjoint = new DoubleAdjointBatch(batch);
        var source = new DoubleSourceMonitor(model, batch);
        var one = new double[batch.stride];
        java.util.Arrays.fill(one, 1);
        source.seed(batch, one, new double[batch.stride], new double[batch.stride], adjoint, 0, 1);
        solver.adjoint(batch, adjoint, 0, 1);
        for (int load = 0; load < network.loads().size(); load += 3) {
            var shares = limited.loads().get(load);
            double derivative = 0;
            for (int k = 0; k < shares.elements().length; k++) {
                derivative += shares.weights()[k] * adjoint.dp[shares.elements()[k] * batch.stride];
            }
            double difference = (sourcePower(network, load, 10) - sourcePower(network, load, -10)) / 20;
            assertEquals(difference, derivative, 1e-6, network.loads().get(load).name() + " seed " + seed);
        }
    }

    private static double sourcePower(org.gridlang.runtime.network.NetworkModel network, int index, double more) {
        var name = network.loads().get(index).name();
        return LimitedFlow.nominal(network.withLoads(load ->
                        load.name().equals(name) ? load.withPower(load.power() + more, load.reactivePower()) : load))
                .solution()
                .sourcePower()
                .re();
    }
}
