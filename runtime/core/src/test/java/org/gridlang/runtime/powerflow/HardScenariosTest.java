package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.junit.jupiter.api.Test;

/// What has no solution, or none by the plain fixed point, is flagged and leaves its neighbours alone.
class HardScenariosTest {
    private final PowerFlowModel model = PowerFlowModel.of(FeederCsv.network("ieee123"));
    private final int element = model.loadElements(0).elements()[0];

    private DoubleFlowBatch batchWith(double factor) {
        var batch = new DoubleFlowBatch(model, 5);
        for (int scenario = 0; scenario < 5; scenario++) {
            model.addNominalLoads(batch, scenario, scenario == 2 ? factor : 1);
        }
        return batch;
    }

    @Test
    void infeasibleLoadsAreFlaggedWithTheirWorstNode() {
        var batch = batchWith(12);
        var adjoint = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(adjoint, 1);
        var solver = new DoubleFlowSolver(model, FlowOptions.EVALUATION);
        solver.solve(batch, 0, 5);
        solver.adjoint(batch, adjoint, 0, 5);
        assertEquals(FlowStatus.NOT_CONVERGED, batch.report.status(2));
        assertEquals(1, batch.report.failures(0, 5));
        assertTrue(batch.report.worstNode(2) >= 0);
        assertTrue(batch.report.mismatch(2) > 1e-6);
        assertTrue(Double.isNaN(batch.stateRe[2]));
        assertEquals(0, adjoint.dp[element * batch.stride + 2]);
        assertNeighboursSolved(batch);
    }

    @Test
    void powersThatAreNotFiniteAreFlagged() {
        var batch = batchWith(1);
        batch.p[element * batch.stride + 2] = Double.NaN;
        batch.q[element * batch.stride + 3] = Double.POSITIVE_INFINITY;
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, 5);
        assertEquals(FlowStatus.NOT_FINITE, batch.report.status(2));
        assertEquals(FlowStatus.NOT_FINITE, batch.report.status(3));
        assertEquals(FlowStatus.CONVERGED, batch.report.status(4));
        var single = Batches.rounded(model, batch);
        new FloatFlowSolver(model, FlowOptions.TRAINING).solve(single, 0, 5);
        assertEquals(FlowStatus.NOT_FINITE, single.report.status(2));
        assertEquals(FlowStatus.NOT_FINITE, single.report.status(3));
        assertEquals(FlowStatus.CONVERGED, single.report.status(4));
    }

    @Test
    void aFailedScenarioStartsAfreshFromAWarmBatch() {
        var batch = batchWith(12);
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, 5);
        assertEquals(FlowStatus.NOT_CONVERGED, batch.report.status(2));
        for (int at = 2; at < batch.p.length; at += batch.stride) {
            batch.p[at] /= 12;
            batch.q[at] /= 12;
        }
        new DoubleFlowSolver(model, FlowOptions.EVALUATION.withWarmStart(true)).solve(batch, 0, 5);
        assertEquals(FlowStatus.CONVERGED, batch.report.status(2));
        assertEquals(batch.stateRe[1], batch.stateRe[2], 1e-9);
    }

    @Test
    void theRestOfABatchIsUntouched() {
        var mixed = batchWith(12);
        var plain = batchWith(1);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(mixed, 0, 5);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(plain, 0, 5);
        for (int row = 0; row < mixed.nodes; row++) {
            assertEquals(plain.stateRe[row * plain.stride + 1], mixed.stateRe[row * plain.stride + 1], 1e-12);
        }
    }

    /// A large constant-impedance load makes the fixed point overshoot, though the network carries it.
    @Test
    void overshootingScenariosAreDamped() {
        var network = model.network();
        var heavy =
                new Load("heavy", "83", List.of(1, 2, 3), ConnectionKind.WYE, 30e6, 10e6, 4160, LoadShares.IMPEDANCE);
        var heavyModel = PowerFlowModel.of(network.withLoads(List.of(heavy)));
        var batch = new DoubleFlowBatch(heavyModel, 3);
        heavyModel.addNominalLoads(batch, 0, 1);
        heavyModel.addNominalLoads(batch, 1, 1 + 1e-4);
        heavyModel.addNominalLoads(batch, 2, 1 - 1e-4);
        var options = new FlowOptions(1e-12, 60, 1e-12, 60, false);
        var solver = new DoubleFlowSolver(heavyModel, options);
        solver.solve(batch, 0, 3);
        assertEquals(FlowStatus.DAMPED, batch.report.status(0));
        assertEquals(0, batch.report.failures(0, 3));
        var magnitudes = MagnitudeMonitors.nodes(heavyModel, new int[] {heavyModel.nodeIndex("83", 1)});
        var magnitude = new double[batch.stride];
        magnitudes.evaluate(batch, magnitude, 0, 3);
        var adjoint = new DoubleAdjointBatch(batch);
        magnitudes.seed(batch, ones(batch.stride), adjoint, 0, 3);
        solver.adjoint(batch, adjoint, 0, 3);
        double byPower = 0;
        for (int k = 0; k < batch.elements; k++) {
            byPower += 10e6 * adjoint.dp[k * batch.stride] + 10e6 / 3 * adjoint.dq[k * batch.stride];
        }
        assertTrue(batch.report.adjointConverged(0));
        assertEquals((magnitude[1] - magnitude[2]) / 2e-4, byPower, 1e-5 * Math.abs(byPower));
    }

    @Test
    void aWyeConnectionWithoutAPathToGroundIsRefused() {
        assertEquals(Set.of("610"), PowerFlowModel.ungroundedBuses(model.network()));
        assertEquals(Set.of(), PowerFlowModel.ungroundedBuses(FeederCsv.network("ieee13")));
        var wye = List.of(new Connection("610", List.of(1, 2, 3), ConnectionKind.WYE));
        var failure = assertThrows(IllegalArgumentException.class, () -> PowerFlowModel.of(model.network(), wye));
        assertTrue(failure.toString().contains("bus 610 has no path to ground"), failure::toString);
    }

    @Test
    void tolerancesBeyondSinglePrecisionAreRaised() {
        var batch = Batches.rounded(model, batchWith(1));
        new FloatFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, 5);
        for (int scenario = 0; scenario < 5; scenario++) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario));
        }
    }

    @Test
    void solvingAllocatesNothing() {
        var batch = Batches.random(model, 0, 64, 1, 0.5, 1.2);
        var single = Batches.rounded(model, batch);
        var adjoint = new DoubleAdjointBatch(batch);
        var singleAdjoint = new FloatAdjointBatch(single);
        Batches.randomSeeds(adjoint, 2);
        var solver = new DoubleFlowSolver(model, FlowOptions.TRAINING);
        var singleSolver = new FloatFlowSolver(model, FlowOptions.TRAINING);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The vectors live on the heap until the compiler has seen the loops often enough.
        for (int round = 0; round < 400 && least > 2_000; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int repeat = 0; repeat < 5; repeat++) {
                solver.solve(batch, 0, 64);
                solver.adjoint(batch, adjoint, 0, 64);
                singleSolver.solve(single, 0, 64);
                singleSolver.adjoint(single, singleAdjoint, 0, 64);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least <= 2_000, "bytes allocated: " + least);
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertNeighboursSolved(DoubleFlowBatch batch) {
        for (int scenario : new int[] {0, 1, 3, 4}) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario));
            assertFalse(Double.isNaN(batch.stateRe[scenario]));
        }
    }
}
