package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.CapacitorControl.BranchKind;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.TapRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Regulators without steps: their law, and derivatives through them against differences.
class SmoothTapsTest {
    private static final int SCENARIOS = 19;
    /// In W.
    private static final double STEP = 6000;

    private static final double[] OFFSETS = {-2, -1, 1, 2};
    private static final double[] WEIGHTS = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void ratiosAreWhatTheVoltagesAskForAndTheVoltagesThoseOfTheRatios(String feeder) {
        var network = FeederCsv.network(feeder);
        double gain = 8;
        var model = PowerFlowModel.of(network);
        var batch = Batches.random(model, 0, SCENARIOS, 5, 0.2, 1.3);
        var settings = new SettingBatch(model, batch);
        SettingFlow.smooth(model, FlowOptions.EVALUATION, gain).solve(batch, settings, 0, batch.stride);
        int free = 0;
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario));
            var own = new ArrayList<Regulator>();
            for (int index = 0; index < network.regulators().size(); index++) {
                double ratio = settings.ratio[index * settings.stride + scenario];
                var held = network.regulators().get(index).withTapNumber(0);
                own.add(held.withTaps(new TapRange(0.9 * ratio, 1.1 * ratio, 2)));
            }
            var alone = PowerFlowModel.of(network.withRegulators(own));
            var solution = solution(alone, batch, scenario);
            for (int node = 0; node < model.nodeCount(); node++) {
                double re = model.noLoadRe(node) + batch.stateRe[node * batch.stride + scenario];
                double im = model.noLoadIm(node) + batch.stateIm[node * batch.stride + scenario];
                assertEquals(
                        solution.perUnit(node),
                        Math.hypot(re, im),
                        1e-7,
                        model.nodes().get(node)::toString);
            }
            for (int index = 0; index < own.size(); index++) {
                var regulator = network.regulators().get(index);
                double asked = regulator.ratio()
                        + gain
                                * (1
                                        - seen(alone.network(), regulator, solution)
                                                / regulator.control().voltage());
                double ratio = settings.ratio[index * settings.stride + scenario];
                var taps = regulator.taps();
                assertEquals(Math.max(taps.lowest(), Math.min(taps.highest(), asked)), ratio, 1e-6, regulator.name());
                free += ratio > taps.lowest() && ratio < taps.highest() ? 1 : 0;
            }
        }
        assertTrue(free > SCENARIOS / 2, "only " + free + " regulators are off their limits");
    }

    /// What a regulator sees, from the voltages and currents of the solution.
    private static double seen(NetworkModel network, Regulator regulator, FlowSolution solution) {
        var transformer = network.transformers().stream()
                .filter(each -> each.name().equals(regulator.transformer()))
                .findFirst()
                .orElseThrow();
        var winding = transformer.windings().get(regulator.winding());
        var control = regulator.control();
        assertEquals(MonitoredPhase.Choice.PHASE, control.phase().choice());
        int coil = Math.min(control.phase().phase(), winding.coils()) - 1;
        var voltage = solution.voltage(
                solution.model().nodeIndex(winding.bus(), winding.terminals().get(coil)));
        if (winding.connection() == ConnectionKind.DELTA) {
            int next = winding.terminals().get((coil + 1) % winding.terminals().size());
            voltage = voltage.minus(solution.voltage(solution.model().nodeIndex(winding.bus(), next)));
        }
        var into =
                solution.current(new BranchEnd(BranchKind.TRANSFORMER, transformer.name(), regulator.winding()), coil);
        double re = voltage.re() / control.potentialRatio()
                + (control.resistance() * into.re() - control.reactance() * into.im()) / control.currentPrimary();
        double im = voltage.im() / control.potentialRatio()
                + (control.resistance() * into.im() + control.reactance() * into.re()) / control.currentPrimary();
        return Math.hypot(re, im);
    }

    private static FlowSolution solution(PowerFlowModel model, DoubleFlowBatch batch, int scenario) {
        var alone = new DoubleFlowBatch(model, 1);
        for (int element = 0; element < batch.elements; element++) {
            alone.p[element * alone.stride] = batch.p[element * batch.stride + scenario];
            alone.q[element * alone.stride] = batch.q[element * batch.stride + scenario];
        }
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(alone, 0, 1);
        return FlowSolution.of(model, alone, 0);
    }

    @ParameterizedTest
    @CsvSource({"ieee13, 0.7", "ieee37, 0.3", "ieee123, 0.7"})
    void derivativesGoThroughTheRatios(String feeder, double loads) {
        var network = FeederCsv.network(feeder);
        var model = PowerFlowModel.of(network);
        var elements = new SplittableRandom(3)
                .ints(0, model.elementCount())
                .distinct()
                .limit(12)
                .boxed()
                .toList();
        var batch = new DoubleFlowBatch(model, 1 + elements.size() * 2 * OFFSETS.length);
        for (int scenario = 0; scenario < batch.scenarios; scenario++) {
            model.addNominalLoads(batch, scenario, loads);
        }
        for (int variable = 0; variable < 2 * elements.size(); variable++) {
            for (int k = 0; k < OFFSETS.length; k++) {
                int at = elements.get(variable / 2) * batch.stride + 1 + variable * OFFSETS.length + k;
                (variable % 2 == 0 ? batch.p : batch.q)[at] += STEP * OFFSETS[k];
            }
        }
        var settings = new SettingBatch(model, batch);
        var flow = SettingFlow.smooth(model, FlowOptions.EXACT, 6);
        flow.solve(batch, settings, 0, batch.stride);
        assertEquals(0, batch.report.failures(0, batch.scenarios));
        var voltages = MagnitudeMonitors.nodes(model);
        var magnitude = new double[voltages.count() * batch.stride];
        voltages.evaluate(batch, magnitude, 0, batch.scenarios);
        var weights = new SplittableRandom(4).doubles(voltages.count(), -1, 1).toArray();
        var seeds = new double[magnitude.length];
        for (int node = 0; node < weights.length; node++) {
            seeds[node * batch.stride] = weights[node];
        }
        var adjoint = new DoubleAdjointBatch(batch);
        voltages.seed(batch, seeds, adjoint, 0, batch.scenarios);
        flow.adjoint(batch, settings, adjoint, 0, batch.stride);
        assertTrue(batch.report.adjointConverged(0));
        var held = new DoubleAdjointBatch(batch);
        voltages.seed(batch, seeds, held, 0, batch.scenarios);
        SettingFlow.held(model, FlowOptions.EXACT).adjoint(batch, settings, held, 0, batch.stride);
        double largest = 0;
        double through = 0;
        for (int element : elements) {
            largest = Math.max(largest, Math.abs(adjoint.dp[element * batch.stride]));
            through = Math.max(through, Math.abs(adjoint.dp[element * batch.stride] - held.dp[element * batch.stride]));
        }
        assertTrue(through > 0.1 * largest, "the ratios hardly matter: " + through + " of " + largest);
        for (int variable = 0; variable < 2 * elements.size(); variable++) {
            double difference = 0;
            for (int k = 0; k < OFFSETS.length; k++) {
                int scenario = 1 + variable * OFFSETS.length + k;
                for (int node = 0; node < weights.length; node++) {
                    difference += WEIGHTS[k] * weights[node] * magnitude[node * batch.stride + scenario] / STEP;
                }
            }
            var element = model.elements().get(elements.get(variable / 2));
            double derivative = (variable % 2 == 0 ? adjoint.dp : adjoint.dq)[element.index() * batch.stride];
            assertEquals(difference, derivative, 2e-5 * largest, element::toString);
        }
    }

    @Test
    void aGainMustBePositive() {
        var model = PowerFlowModel.of(FeederCsv.network("ieee13"));
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> SettingFlow.smooth(model, FlowOptions.EXACT, 0));
    }
}
