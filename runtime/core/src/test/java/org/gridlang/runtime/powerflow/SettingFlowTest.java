package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenarios with taps and capacitors of their own, against a model made for each.
class SettingFlowTest {
    private static final int SCENARIOS = 21;
    /// Entries of the admittance matrix next to closed switches of some 1e6 S are rounded to about 1e-9.
    private static final double ROUNDING = 3e-9;

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void scenariosAreThoseOfModelsOfTheirOwn(String feeder) {
        var network = FeederCsv.network(feeder);
        long seed = feeder.length();
        var settings = settings(network, seed);
        var model = PowerFlowModel.of(network);
        var flow = SettingFlow.held(model, FlowOptions.EXACT);
        var batch = Batches.random(model, 0, SCENARIOS, seed, 0.5, 1.2);
        var standing = standing(model, batch, settings);
        var adjoint = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(adjoint, seed);
        flow.solve(batch, standing, 0, batch.stride);
        flow.adjoint(batch, standing, adjoint, 0, batch.stride);
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario));
            assertScenario(network, settings.get(scenario), model, batch, adjoint, scenario);
        }
    }

    private static void assertScenario(
            NetworkModel network,
            Setting setting,
            PowerFlowModel common,
            DoubleFlowBatch batch,
            DoubleAdjointBatch adjoint,
            int scenario) {
        var own = PowerFlowModel.of(network.withTaps(setting.taps()).withCapacitors(setting.capacitors()));
        var alone = new DoubleFlowBatch(own, 1);
        var seeds = new DoubleAdjointBatch(alone);
        for (int element = 0; element < batch.elements; element++) {
            alone.p[element * alone.stride] = batch.p[element * batch.stride + scenario];
            alone.q[element * alone.stride] = batch.q[element * batch.stride + scenario];
        }
        for (int row = 0; row < batch.nodes + batch.elements; row++) {
            seeds.seedRe[row * alone.stride] = adjoint.seedRe[row * batch.stride + scenario];
            seeds.seedIm[row * alone.stride] = adjoint.seedIm[row * batch.stride + scenario];
        }
        var solver = new DoubleFlowSolver(own, FlowOptions.EXACT);
        solver.solve(alone, 0, 1);
        solver.adjoint(alone, seeds, 0, 1);
        for (var node : common.nodes()) {
            int at = node.index();
            double re = own.noLoadRe(at) + alone.stateRe[at * alone.stride];
            double im = own.noLoadIm(at) + alone.stateIm[at * alone.stride];
            int together = at * batch.stride + scenario;
            assertEquals(re, common.noLoadRe(at) + batch.stateRe[together], ROUNDING, node::toString);
            assertEquals(im, common.noLoadIm(at) + batch.stateIm[together], ROUNDING, node::toString);
        }
        double largest = 0;
        for (double each : seeds.dp) {
            largest = Math.max(largest, Math.abs(each));
        }
        for (int element = 0; element < batch.elements; element++) {
            int together = element * batch.stride + scenario;
            assertEquals(seeds.dp[element * alone.stride], adjoint.dp[together], ROUNDING * largest);
            assertEquals(seeds.dq[element * alone.stride], adjoint.dq[together], ROUNDING * largest);
        }
    }

    /// A few settings, some of them for several scenarios.
    private static List<Setting> settings(NetworkModel network, long seed) {
        var random = new SplittableRandom(seed);
        var distinct = new ArrayList<Setting>(List.of(Setting.AS_IS));
        for (int k = 0; k < 5; k++) {
            var taps = new HashMap<String, Integer>();
            network.regulators().forEach(regulator -> taps.put(regulator.name(), random.nextInt(-16, 17)));
            var capacitors = new HashMap<String, Boolean>();
            network.capacitors().forEach(capacitor -> capacitors.put(capacitor.name(), random.nextBoolean()));
            distinct.add(new Setting(taps, capacitors));
        }
        return random.ints(SCENARIOS, 0, distinct.size())
                .mapToObj(distinct::get)
                .toList();
    }

    @Test
    void aWarmStartGoesOnFromTheVoltagesOfTheSetting() {
        var network = FeederCsv.network("ieee123");
        var settings = settings(network, 8);
        var options = FlowOptions.EVALUATION.withWarmStart(true);
        var model = PowerFlowModel.of(network);
        var flow = SettingFlow.held(model, options);
        var batch = Batches.random(model, 0, SCENARIOS, 8, 0.5, 1.2);
        var standing = standing(model, batch, settings);
        flow.solve(batch, standing, 0, batch.stride);
        int cold = batch.report.iterations(0);
        flow.solve(batch, standing, 0, batch.stride);
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            assertEquals(1, batch.report.iterations(scenario), "after " + cold);
        }
    }

    private static SettingBatch standing(PowerFlowModel model, DoubleFlowBatch batch, List<Setting> settings) {
        var standing = new SettingBatch(model, batch);
        for (int scenario = 0; scenario < settings.size(); scenario++) {
            standing.set(scenario, settings.get(scenario));
        }
        return standing;
    }
}
