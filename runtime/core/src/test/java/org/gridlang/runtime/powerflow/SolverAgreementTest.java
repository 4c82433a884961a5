package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector solvers against the plain one, on radial and meshed networks and odd batch sizes.
class SolverAgreementTest {
    static List<Integer> sizes() {
        var sizes = new ArrayList<Integer>();
        for (int lanes : new int[] {DoubleFlowSolver.lanes(), FloatFlowSolver.lanes()}) {
            sizes.addAll(List.of(0, 1, lanes - 1, lanes, lanes + 1, 2 * lanes + 3));
        }
        return sizes.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyBatchSize(int size) {
        assertAgreement(RandomNetworks.feeder(size, 7, 0), size, 100 + size);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void meshedNetworks(long seed) {
        assertAgreement(RandomNetworks.feeder(seed, 4 + (int) seed, (int) seed - 9), 5, seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void feeders(String feeder) {
        assertAgreement(FeederCsv.network(feeder), 9, 5);
    }

    private static void assertAgreement(NetworkModel network, int scenarios, long seed) {
        var connections = RandomNetworks.connections(network);
        var model = PowerFlowModel.of(network, connections);
        var vector = Batches.random(model, connections.size(), scenarios, seed, 0.5, 1.2);
        var plain = Batches.copy(model, vector);
        var single = Batches.rounded(model, vector);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(vector, 0, scenarios);
        new PlainFlowSolver(model, FlowOptions.EXACT).solve(plain, 0, scenarios);
        new FloatFlowSolver(model, FlowOptions.TRAINING).solve(single, 0, scenarios);
        var vectorAdjoint = new DoubleAdjointBatch(vector);
        var plainAdjoint = new DoubleAdjointBatch(plain);
        var singleAdjoint = new FloatAdjointBatch(single);
        Batches.randomSeeds(vectorAdjoint, seed);
        Batches.randomSeeds(plainAdjoint, seed);
        for (int at = 0; at < vectorAdjoint.seedRe.length; at++) {
            singleAdjoint.seedRe[at] = (float) vectorAdjoint.seedRe[at];
            singleAdjoint.seedIm[at] = (float) vectorAdjoint.seedIm[at];
        }
        new DoubleFlowSolver(model, FlowOptions.EXACT).adjoint(vector, vectorAdjoint, 0, scenarios);
        new PlainFlowSolver(model, FlowOptions.EXACT).adjoint(plain, plainAdjoint, 0, scenarios);
        new FloatFlowSolver(model, FlowOptions.TRAINING).adjoint(single, singleAdjoint, 0, scenarios);
        assertEquals(0, vector.report.failures(0, scenarios), "seed " + seed);
        assertEquals(0, single.report.failures(0, scenarios), "seed " + seed);
        for (int scenario = 0; scenario < scenarios; scenario++) {
            for (int node = 0; node < vector.nodes; node++) {
                int at = node * vector.stride + scenario;
                var where = model.nodes().get(node) + " seed " + seed;
                assertEquals(plain.stateRe[at], vector.stateRe[at], 1e-11, where);
                assertEquals(plain.stateIm[at], vector.stateIm[at], 1e-11, where);
                assertEquals(plain.stateRe[at], single.stateRe[at], 1e-6, where);
                assertEquals(plain.stateIm[at], single.stateIm[at], 1e-6, where);
            }
            assertClose(plainAdjoint.dp, vectorAdjoint.dp, singleAdjoint.dp, vector.stride, scenario, seed);
            assertClose(plainAdjoint.dq, vectorAdjoint.dq, singleAdjoint.dq, vector.stride, scenario, seed);
        }
    }

    private static void assertClose(
            double[] plain, double[] vector, float[] single, int stride, int scenario, long seed) {
        double largest = 0;
        for (int at = scenario; at < plain.length; at += stride) {
            largest = Math.max(largest, Math.abs(plain[at]));
        }
        for (int at = scenario; at < plain.length; at += stride) {
            assertEquals(plain[at], vector[at], 1e-10 * largest, "seed " + seed);
            assertEquals(plain[at], single[at], 2e-5 * largest, "seed " + seed);
        }
    }

    @Test
    void rangesGiveTheSameBitsAsTheWhole() {
        var model = PowerFlowModel.of(RandomNetworks.feeder(3, 9, 1));
        int lanes = DoubleFlowSolver.lanes();
        var whole = Batches.random(model, 0, 4 * lanes, 3, 0.5, 1.2);
        var parts = Batches.copy(model, whole);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(whole, 0, 4 * lanes);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(parts, 2 * lanes, 4 * lanes);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(parts, 0, lanes);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(parts, lanes, 2 * lanes);
        assertArrayEquals(whole.stateRe, parts.stateRe);
        assertArrayEquals(whole.stateIm, parts.stateIm);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(parts, 1, lanes));
    }

    /// A feeder of 5,600 nodes: the order of elimination keeps the factors sparse, and single precision its
    /// accuracy.
    @Test
    void aLargeFeeder() {
        var network = RandomNetworks.feeder(17, 1400, 20)
                .withLoads(load -> load.withPower(load.power() / 200, load.reactivePower() / 200));
        var model = PowerFlowModel.of(network);
        assertTrue(
                model.factors().entries(0) < 15 * model.nodeCount(),
                "entries " + model.factors().entries(0));
        var batch = Batches.random(model, 0, 3, 17, 0.5, 1.2);
        var single = Batches.rounded(model, batch);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, 3);
        new FloatFlowSolver(model, FlowOptions.TRAINING).solve(single, 0, 3);
        assertEquals(0, batch.report.failures(0, 3) + single.report.failures(0, 3));
        for (int at = 0; at < batch.nodes * batch.stride; at++) {
            assertEquals(batch.stateRe[at], single.stateRe[at], 2e-6);
            assertEquals(batch.stateIm[at], single.stateIm[at], 2e-6);
        }
    }

    @Test
    void warmStartTakesFewerIterations() {
        var model = PowerFlowModel.of(FeederCsv.network("ieee123"));
        var batch = Batches.random(model, 0, 16, 3, 0.5, 1.2);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, 16);
        int cold = batch.report.iterations(0);
        var before = batch.stateRe.clone();
        new DoubleFlowSolver(model, FlowOptions.EVALUATION.withWarmStart(true)).solve(batch, 0, 16);
        assertTrue(batch.report.iterations(0) < cold / 2);
        assertArrayEquals(
                java.util.Arrays.copyOf(before, batch.nodes * batch.stride),
                java.util.Arrays.copyOf(batch.stateRe, batch.nodes * batch.stride),
                1e-9);
    }

    @Test
    void agentsShareTheElementOfAConstantPowerLoad() {
        var network = FeederCsv.network("ieee123");
        var kind = org.gridlang.runtime.network.ConnectionKind.WYE;
        var model = PowerFlowModel.of(
                network,
                List.of(
                        new Connection("1", List.of(1), kind),
                        new Connection("1", List.of(1), kind),
                        new Connection("7", List.of(1, 2, 3), kind)));
        assertArrayEquals(
                model.loadElements(0).elements(), model.agentElements(0).elements());
        assertArrayEquals(
                model.agentElements(0).elements(), model.agentElements(1).elements());
        assertEquals(3, model.agentElements(2).elements().length);
        assertArrayEquals(
                new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, model.agentElements(2).weights());
    }
}
