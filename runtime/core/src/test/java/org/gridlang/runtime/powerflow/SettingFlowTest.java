package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee123"})
    void scenariosAreThoseOfModelsOfTheirOwn(String feeder) {
        var network = FeederCsv.network(feeder);
        long seed = feeder.length();
        var settings = settings(network, seed);
        var flow = new SettingFlow(network, List.of(), FlowOptions.EXACT);
        var batch = Batches.random(flow.model(), 0, SCENARIOS, seed, 0.5, 1.2);
        var adjoint = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(adjoint, seed);
        flow.solve(batch, settings);
        flow.adjoint(batch, adjoint, settings);
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            assertEquals(FlowStatus.CONVERGED, batch.report.status(scenario));
            assertScenario(network, settings.get(scenario), flow.model(), batch, adjoint, scenario);
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
            assertEquals(re, common.noLoadRe(at) + batch.stateRe[together], 1e-10, node::toString);
            assertEquals(im, common.noLoadIm(at) + batch.stateIm[together], 1e-10, node::toString);
        }
        double largest = 0;
        for (double each : seeds.dp) {
            largest = Math.max(largest, Math.abs(each));
        }
        for (int element = 0; element < batch.elements; element++) {
            int together = element * batch.stride + scenario;
            assertEquals(seeds.dp[element * alone.stride], adjoint.dp[together], 1e-10 * largest);
            assertEquals(seeds.dq[element * alone.stride], adjoint.dq[together], 1e-10 * largest);
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
        var flow = new SettingFlow(network, List.of(), options);
        var batch = Batches.random(flow.model(), 0, SCENARIOS, 8, 0.5, 1.2);
        flow.solve(batch, settings);
        int cold = batch.report.iterations(0);
        flow.solve(batch, settings);
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            assertEquals(1, batch.report.iterations(scenario), "after " + cold);
        }
    }

    @Test
    void eachScenarioNeedsASetting() {
        var flow = new SettingFlow(FeederCsv.network("ieee13"), List.of(), FlowOptions.EVALUATION);
        var batch = new DoubleFlowBatch(flow.model(), 3);
        assertThrows(IllegalArgumentException.class, () -> flow.solve(batch, List.of(Setting.AS_IS)));
    }
}
