package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.gridlang.runtime.network.ConnectionKind;
import org.junit.jupiter.api.Test;

/// Monitors against the solution of a snapshot, and single against double precision.
class MonitorsTest {
    private final PowerFlowModel model = PowerFlowModel.of(
            FeederCsv.network("ieee123"),
            List.of(
                    new Connection("7", List.of(1, 2, 3), ConnectionKind.WYE),
                    new Connection("610", List.of(1, 2, 3), ConnectionKind.DELTA),
                    new Connection("35", List.of(1, 2), ConnectionKind.DELTA),
                    new Connection("149", List.of(1), ConnectionKind.WYE)));
    private final DoubleFlowBatch batch = new DoubleFlowBatch(model, 3);
    private final FloatFlowBatch single;

    MonitorsTest() {
        for (int scenario = 0; scenario < 3; scenario++) {
            model.addNominalLoads(batch, scenario, 0.8 + 0.2 * scenario);
            batch.addConsumption(model.agentElements(3), scenario, 20e3, 5e3);
        }
        single = Batches.rounded(model, batch);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, 3);
        new FloatFlowSolver(model, FlowOptions.TRAINING).solve(single, 0, 3);
    }

    /// Every end of every line, closed switches of 1e6 S included; the load at the far side of switch 1 makes
    /// its current differ from that of the next line.
    @Test
    void branchCurrents() {
        var ends = model.network().lines().stream()
                .flatMap(line -> BranchCurrents.fromEnds(line).stream())
                .flatMap(end -> List.of(end, new BranchCurrents.LineEnd(end.line(), true, end.conductor())).stream())
                .toList();
        var monitors = BranchCurrents.of(model, ends);
        var re = new double[monitors.count() * batch.stride];
        var im = new double[monitors.count() * batch.stride];
        var singleRe = new float[re.length];
        var singleIm = new float[im.length];
        monitors.evaluate(batch, re, im, 0, 3);
        monitors.evaluate(single, singleRe, singleIm, 0, 3);
        var solution = FlowSolution.of(model, batch, 1);
        var expected = new HashMap<String, FlowSolution.Phasor>();
        for (var current : solution.currents()) {
            expected.put(current.element() + current.terminal() + current.phase(), current.current());
        }
        for (int monitor = 0; monitor < ends.size(); monitor++) {
            var end = ends.get(monitor);
            var line = model.network().lines().stream()
                    .filter(each -> each.name().equals(end.line()))
                    .findFirst()
                    .orElseThrow();
            int phase = line.fromTerminals().get(end.conductor());
            var current = Objects.requireNonNull(expected.get("Line." + end.line() + (end.atTo() ? 2 : 1) + phase));
            int at = monitor * batch.stride + 1;
            assertEquals(current.re(), re[at], 1e-5, end::toString);
            assertEquals(current.im(), im[at], 1e-5, end::toString);
            assertEquals(re[at], singleRe[at], 2e-2, end::toString);
            assertEquals(im[at], singleIm[at], 2e-2, end::toString);
        }
    }

    @Test
    void source() {
        var monitor = new DoubleSourceMonitor(model, batch);
        var singleMonitor = new FloatSourceMonitor(model, single);
        var values = new double[3][batch.stride];
        var singleValues = new float[3][batch.stride];
        monitor.evaluate(batch, values[0], values[1], values[2], 0, 3);
        singleMonitor.evaluate(single, singleValues[0], singleValues[1], singleValues[2], 0, 3);
        for (int scenario = 0; scenario < 3; scenario++) {
            var solution = FlowSolution.of(model, batch, scenario);
            assertEquals(solution.sourcePower().re(), values[0][scenario], 1e-2);
            assertEquals(solution.sourcePower().im(), values[1][scenario], 1e-2);
            assertEquals(solution.losses().re(), values[2][scenario], 1e-2);
            assertEquals(values[0][scenario], singleValues[0][scenario], 10);
            assertEquals(values[1][scenario], singleValues[1][scenario], 10);
            assertEquals(values[2][scenario], singleValues[2][scenario], 20);
        }
    }

    @Test
    void ownVoltages() {
        var monitors = MagnitudeMonitors.connections(
                model, List.of(model.agentElements(0), model.agentElements(1), model.agentElements(2)));
        var magnitude = new double[3 * batch.stride];
        var singleMagnitude = new float[3 * batch.stride];
        monitors.evaluate(batch, magnitude, 0, 3);
        monitors.evaluate(single, singleMagnitude, 0, 3);
        var solution = FlowSolution.of(model, batch, 2);
        double wye = 0;
        for (int phase = 1; phase <= 3; phase++) {
            wye += solution.perUnit(model.nodeIndex("7", phase)) / 3;
        }
        assertEquals(wye, magnitude[2], 1e-12);
        assertEquals(1, magnitude[batch.stride + 2], 0.05, "line-to-line voltage of the floating bus");
        var pair = solution.voltage(model.nodeIndex("35", 1)).minus(solution.voltage(model.nodeIndex("35", 2)));
        double base = Math.sqrt(3) * model.network().bus("35").baseVoltage();
        assertEquals(pair.magnitude() / base, magnitude[2 * batch.stride + 2], 1e-12);
        for (int at = 0; at < magnitude.length; at++) {
            assertEquals(magnitude[at], singleMagnitude[at], 1e-6);
        }
    }

    @Test
    void voltagesOfAllNodesInSinglePrecision() {
        var monitors = MagnitudeMonitors.nodes(model);
        var magnitude = new double[monitors.count() * batch.stride];
        var singleMagnitude = new float[monitors.count() * batch.stride];
        monitors.evaluate(batch, magnitude, 0, 3);
        monitors.evaluate(single, singleMagnitude, 0, 3);
        for (int at = 0; at < magnitude.length; at++) {
            assertEquals(magnitude[at], singleMagnitude[at], 5e-7);
        }
    }

    /// Seeds of every monitor in single precision lead to the derivatives of double precision.
    @Test
    void seedsInSinglePrecision() {
        var ends = model.network().lines().stream()
                .flatMap(line -> BranchCurrents.fromEnds(line).stream())
                .toList();
        var currents = BranchCurrents.of(model, ends);
        var voltages = MagnitudeMonitors.nodes(model);
        var adjoint = new DoubleAdjointBatch(batch);
        var singleAdjoint = new FloatAdjointBatch(single);
        var byCurrent = new double[currents.count() * batch.stride];
        var singleByCurrent = new float[byCurrent.length];
        java.util.Arrays.fill(byCurrent, 1e-3);
        java.util.Arrays.fill(singleByCurrent, 1e-3f);
        var byVoltage = new double[voltages.count() * batch.stride];
        var singleByVoltage = new float[byVoltage.length];
        java.util.Arrays.fill(byVoltage, 3);
        java.util.Arrays.fill(singleByVoltage, 3);
        var one = new double[batch.stride];
        var singleOne = new float[batch.stride];
        java.util.Arrays.fill(one, 1e-6);
        java.util.Arrays.fill(singleOne, 1e-6f);
        currents.seed(batch, byCurrent, byCurrent, adjoint, 0, 3);
        currents.seed(single, singleByCurrent, singleByCurrent, singleAdjoint, 0, 3);
        voltages.seed(batch, byVoltage, adjoint, 0, 3);
        voltages.seed(single, singleByVoltage, singleAdjoint, 0, 3);
        new DoubleSourceMonitor(model, batch).seed(batch, one, one, one, adjoint, 0, 3);
        new FloatSourceMonitor(model, single).seed(single, singleOne, singleOne, singleOne, singleAdjoint, 0, 3);
        new DoubleFlowSolver(model, FlowOptions.EXACT).adjoint(batch, adjoint, 0, 3);
        new FloatFlowSolver(model, FlowOptions.TRAINING).adjoint(single, singleAdjoint, 0, 3);
        double largest = 0;
        double error = 0;
        for (int element = 0; element < batch.elements; element++) {
            int at = element * batch.stride + 1;
            largest = Math.max(largest, Math.abs(adjoint.dp[at]));
            error = Math.max(error, Math.abs(adjoint.dp[at] - singleAdjoint.dp[at]));
            error = Math.max(error, Math.abs(adjoint.dq[at] - singleAdjoint.dq[at]));
        }
        assertTrue(error < 1e-4 * largest, "relative error " + error / largest);
    }
}
