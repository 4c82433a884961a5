package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkFile;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.NewtonFlow.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Newton's method finds what the fixed point finds, and more.
class NewtonFlowTest {
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void feeders(String feeder) {
        assertAgreement(FeederCsv.network(feeder), 5);
    }

    @Test
    void ieee34() throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/feeders/ieee34.json"))) {
            assertAgreement(NetworkFile.read(stream), 34);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomNetworks(long seed) {
        assertAgreement(RandomNetworks.feeder(seed, 3 + 2 * (int) seed, (int) seed % 4), seed);
    }

    /// Voltages and derivatives to 1e-9, both relative to one.
    private static void assertAgreement(NetworkModel network, long seed) {
        int scenarios = 4;
        var connections = RandomNetworks.connections(network);
        var model = PowerFlowModel.of(network, connections);
        var batch = Batches.random(model, connections.size(), scenarios, seed, 0.5, 1.2);
        var solver = new DoubleFlowSolver(model, FlowOptions.EXACT);
        solver.solve(batch, 0, scenarios);
        var adjoint = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(adjoint, seed);
        solver.adjoint(batch, adjoint, 0, scenarios);
        var newton = new NewtonFlow(model);
        for (int scenario = 0; scenario < scenarios; scenario++) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario), "seed " + seed);
            newton.start();
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + scenario;
                newton.setPower(element, batch.p[at], batch.q[at]);
            }
            assertEquals(Outcome.SOLVED, newton.solve(1e-9, 20), "seed " + seed);
            assertTrue(newton.iterations() <= 6, "seed " + seed + ": " + newton.iterations() + " steps");
            for (int node = 0; node < batch.nodes; node++) {
                int at = node * batch.stride + scenario;
                var where = model.nodes().get(node) + " seed " + seed;
                assertEquals(batch.stateRe[at], newton.stateRe()[node], 1e-9, where);
                assertEquals(batch.stateIm[at], newton.stateIm()[node], 1e-9, where);
            }
            assertSameAdjoint(newton, batch, adjoint, scenario, seed);
        }
    }

    private static void assertSameAdjoint(
            NewtonFlow newton, DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario, long seed) {
        int rows = batch.nodes + batch.elements;
        var seedRe = new double[rows];
        var seedIm = new double[rows];
        for (int row = 0; row < rows; row++) {
            seedRe[row] = adjoint.seedRe[row * batch.stride + scenario];
            seedIm[row] = adjoint.seedIm[row * batch.stride + scenario];
        }
        var dp = new double[batch.elements];
        var dq = new double[batch.elements];
        assertTrue(newton.adjoint(seedRe, seedIm, dp, dq));
        double largest = 0;
        for (int element = 0; element < batch.elements; element++) {
            int at = element * batch.stride + scenario;
            largest = Math.max(largest, Math.max(Math.abs(adjoint.dp[at]), Math.abs(adjoint.dq[at])));
        }
        for (int element = 0; element < batch.elements; element++) {
            int at = element * batch.stride + scenario;
            assertEquals(adjoint.dp[at], dp[element], 1e-9 * largest, "seed " + seed);
            assertEquals(adjoint.dq[at], dq[element], 1e-9 * largest, "seed " + seed);
        }
    }

    /// A capacitor as large as this resonates with the feeder, so that the fixed point diverges however it is damped.
    @Test
    void whatNeitherFixedPointNorDampingFindsIsFound() {
        var network = FeederCsv.network("ieee123");
        var resonant =
                new Load("resonant", "83", List.of(1, 2, 3), ConnectionKind.WYE, 0, -60e6, 4160, LoadShares.IMPEDANCE);
        var model = PowerFlowModel.of(network.withLoads(List.of(resonant)));
        var batch = new DoubleFlowBatch(model, 3);
        for (int scenario = 0; scenario < 3; scenario++) {
            model.addNominalLoads(batch, scenario, 1 + 1e-4 * (scenario - 1));
        }
        var solver = new DoubleFlowSolver(model, new FlowOptions(1e-12, 60, 1e-12, 60, false));
        solver.solve(batch, 0, 3);
        assertEquals(FlowStatus.NEWTON, batch.report.status(1));
        assertEquals(0, batch.report.failures(0, 3));
        var magnitudes = MagnitudeMonitors.nodes(model, new int[] {model.nodeIndex("83", 1)});
        var magnitude = new double[batch.stride];
        magnitudes.evaluate(batch, magnitude, 0, 3);
        var adjoint = new DoubleAdjointBatch(batch);
        var ones = new double[batch.stride];
        java.util.Arrays.fill(ones, 1);
        magnitudes.seed(batch, ones, adjoint, 0, 3);
        solver.adjoint(batch, adjoint, 0, 3);
        double byPower = 0;
        for (int k = 0; k < batch.elements; k++) {
            byPower += -20e6 * adjoint.dq[k * batch.stride + 1];
        }
        assertTrue(batch.report.adjointConverged(1));
        assertEquals((magnitude[2] - magnitude[0]) / 2e-4, byPower, 1e-6 * Math.abs(byPower));
    }
}
