package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivatives by the power of every element against central differences.
class AdjointTest {
    /// Fourth-order central differences: four solutions per power.
    private static final double[] OFFSETS = {-2, -1, 1, 2};

    private static final double[] WEIGHTS = {1.0 / 12, -8.0 / 12, 8.0 / 12, -1.0 / 12};

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void everyElementOfTheFeeder(String feeder) {
        assertGradient(FeederCsv.network(feeder), feeder.hashCode());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyElementOfARandomNetwork(long seed) {
        assertGradient(RandomNetworks.feeder(seed, 5, 2), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyKindOfElementInRadialNetworks(long seed) {
        assertGradient(RandomElements.network(seed, 5, 0), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void everyKindOfElementInMeshedNetworks(long seed) {
        assertGradient(RandomElements.network(seed, 5, 3), seed);
    }

    /// An adjoint ends where what is still to come is below its tolerance, which it estimates. The tolerance is that of
    /// the voltages of the adjoint, which derivatives by powers divide by voltages.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void anAdjointIsAsGoodAsItsTolerance(String feeder) {
        var model = PowerFlowModel.of(FeederCsv.network(feeder));
        var batch = Batches.random(model, 0, 40, 17, 0.3, 1.6);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, batch.scenarios);
        var exact = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(exact, 18);
        new DoubleFlowSolver(model, FlowOptions.EXACT).adjoint(batch, exact, 0, batch.scenarios);
        for (double tolerance : new double[] {1e-3, 1e-5, 1e-8}) {
            var adjoint = new DoubleAdjointBatch(batch);
            Batches.randomSeeds(adjoint, 18);
            var options = FlowOptions.EXACT.withAdjoint(tolerance, 60);
            new DoubleFlowSolver(model, options).adjoint(batch, adjoint, 0, batch.scenarios);
            for (int scenario = 0; scenario < batch.scenarios; scenario++) {
                assertTrue(batch.report.adjointConverged(scenario));
                double largest = 0;
                double error = 0;
                for (int at = scenario; at < exact.dp.length; at += batch.stride) {
                    largest = Math.max(largest, Math.hypot(exact.dp[at], exact.dq[at]));
                    error = Math.max(error, Math.hypot(exact.dp[at] - adjoint.dp[at], exact.dq[at] - adjoint.dq[at]));
                }
                assertTrue(error < 2.5 * tolerance * largest, error / largest + " at a tolerance of " + tolerance);
            }
        }
    }

    private static void assertGradient(NetworkModel network, long seed) {
        var connections = RandomNetworks.connections(network);
        var model = PowerFlowModel.of(network, connections);
        int elements = model.elementCount();
        var batch = new DoubleFlowBatch(model, 1 + elements * 2 * OFFSETS.length);
        for (int scenario = 0; scenario < batch.scenarios; scenario++) {
            model.addNominalLoads(batch, scenario, 0.9);
        }
        for (int variable = 0; variable < 2 * elements; variable++) {
            for (int k = 0; k < OFFSETS.length; k++) {
                int at = variable / 2 * batch.stride + 1 + variable * OFFSETS.length + k;
                (variable % 2 == 0 ? batch.p : batch.q)[at] += step(model, variable) * OFFSETS[k];
            }
        }
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, batch.scenarios);
        assertEquals(0, batch.report.failures(0, batch.scenarios));
        var loss = new SampleLoss(model, batch, seed);
        double[] losses = loss.evaluate();

        var adjoint = new DoubleAdjointBatch(batch);
        loss.seed(adjoint);
        new DoubleFlowSolver(model, FlowOptions.EXACT).adjoint(batch, adjoint, 0, batch.scenarios);
        double largest = 0;
        for (int element = 0; element < elements; element++) {
            largest = Math.max(largest, Math.abs(adjoint.dp[element * batch.stride]));
        }
        for (int variable = 0; variable < 2 * elements; variable++) {
            double difference = 0;
            for (int k = 0; k < OFFSETS.length; k++) {
                difference += WEIGHTS[k] * losses[1 + variable * OFFSETS.length + k] / step(model, variable);
            }
            double derivative = (variable % 2 == 0 ? adjoint.dp : adjoint.dq)[variable / 2 * batch.stride];
            double scale = Math.max(Math.abs(derivative), 1e-2 * largest);
            int which = variable;
            assertEquals(
                    difference,
                    derivative,
                    1e-6 * scale,
                    () -> (which % 2 == 0 ? "p of " : "q of ")
                            + model.elements().get(which / 2) + " seed " + seed);
        }
    }

    /// 400 W at 2.4 kV, and less where that would be much.
    private static double step(PowerFlowModel model, int variable) {
        return 400 * Math.min(1, Math.pow(model.elements().get(variable / 2).baseVoltage() / 2400, 1.5));
    }

    /// A loss of voltage hinges, the two ends of the middle line, what agents measure, source power and losses.
    private static final class SampleLoss {
        private final DoubleFlowBatch batch;
        private final MagnitudeMonitors voltages;
        private final MagnitudeMonitors measured;
        private final LinearMonitors currents;
        private final DoubleSourceMonitor source;
        private final double[] limits;
        private final double[] weights;
        private final double[] magnitude;
        private final double[] measurement;
        private final double[] currentRe;
        private final double[] currentIm;
        private final double[] power;
        private final double[] reactive;
        private final double[] losses;

        SampleLoss(PowerFlowModel model, DoubleFlowBatch batch, long seed) {
            this.batch = batch;
            voltages = MagnitudeMonitors.nodes(model);
            int agents = model.network().loads().size();
            measured = MagnitudeMonitors.connections(
                    model,
                    java.util.stream.IntStream.range(0, agents)
                            .mapToObj(model::agentElements)
                            .toList());
            currents = BranchCurrents.of(
                    model,
                    model.network().lines().stream()
                            .flatMap(line -> List.of(
                                    new BranchCurrents.LineEnd(line.name(), false, 0),
                                    new BranchCurrents.LineEnd(
                                            line.name(),
                                            true,
                                            line.toTerminals().size() - 1))
                                    .stream())
                            .toList());
            source = new DoubleSourceMonitor(model, batch);
            magnitude = new double[voltages.count() * batch.stride];
            measurement = new double[measured.count() * batch.stride];
            currentRe = new double[currents.count() * batch.stride];
            currentIm = new double[currents.count() * batch.stride];
            power = new double[batch.stride];
            reactive = new double[batch.stride];
            losses = new double[batch.stride];
            voltages.evaluate(batch, magnitude, 0, batch.scenarios);
            var random = new SplittableRandom(seed);
            // Limits keep clear of the kinks: half of the nodes are 0.03 beyond their limit, half within, and the
            // magnitude at a neutral, which has a kink where it is zero, is not looked at.
            limits = new double[voltages.count()];
            Arrays.setAll(limits, node -> {
                double present = magnitude[node * batch.stride];
                double limit = present + (random.nextBoolean() ? 0.03 : -0.03);
                return present < 0.5 ? Double.POSITIVE_INFINITY : limit;
            });
            weights = random.doubles(Math.max(currents.count(), measured.count()), -1, 1)
                    .toArray();
        }

        double[] evaluate() {
            voltages.evaluate(batch, magnitude, 0, batch.scenarios);
            measured.evaluate(batch, measurement, 0, batch.scenarios);
            currents.evaluate(batch, currentRe, currentIm, 0, batch.scenarios);
            source.evaluate(batch, power, reactive, losses, 0, batch.scenarios);
            var values = new double[batch.stride];
            for (int scenario = 0; scenario < batch.scenarios; scenario++) {
                double value = 1e-5 * power[scenario] - 2e-5 * reactive[scenario] + 1e-4 * losses[scenario];
                for (int node = 0; node < limits.length; node++) {
                    value += 100 * Math.max(0, magnitude[node * batch.stride + scenario] - limits[node]);
                }
                for (int agent = 0; agent < measured.count(); agent++) {
                    value += weights[agent] * measurement[agent * batch.stride + scenario];
                }
                for (int end = 0; end < currents.count(); end++) {
                    double re = currentRe[end * batch.stride + scenario];
                    double im = currentIm[end * batch.stride + scenario];
                    value += 1e-5 * weights[end] * (re * re + im * im);
                }
                values[scenario] = value;
            }
            return values;
        }

        void seed(DoubleAdjointBatch adjoint) {
            for (int node = 0; node < limits.length; node++) {
                for (int at = node * batch.stride; at < node * batch.stride + batch.scenarios; at++) {
                    magnitude[at] = magnitude[at] > limits[node] ? 100 : 0;
                }
            }
            for (int agent = 0; agent < measured.count(); agent++) {
                Arrays.fill(measurement, agent * batch.stride, (agent + 1) * batch.stride, weights[agent]);
            }
            for (int at = 0; at < currentRe.length; at++) {
                currentRe[at] *= 2e-5 * weights[at / batch.stride];
                currentIm[at] *= 2e-5 * weights[at / batch.stride];
            }
            Arrays.fill(power, 1e-5);
            Arrays.fill(reactive, -2e-5);
            Arrays.fill(losses, 1e-4);
            voltages.seed(batch, magnitude, adjoint, 0, batch.scenarios);
            measured.seed(batch, measurement, adjoint, 0, batch.scenarios);
            currents.seed(batch, currentRe, currentIm, adjoint, 0, batch.scenarios);
            source.seed(batch, power, reactive, losses, adjoint, 0, batch.scenarios);
        }
    }

    @Test
    void dotProducts() {
        assertDotProducts(RandomNetworks.feeder(20_26, 12, 3), 20_26);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void dotProductsOfEveryKindOfElement(long seed) {
        assertDotProducts(RandomElements.network(seed, 12, (int) seed % 3), seed);
    }

    /// `<gamma, dV> = <dL/ds, ds>` for random directions: no loss function and no kinks between the two.
    private static void assertDotProducts(NetworkModel network, long seed) {
        var model = PowerFlowModel.of(network);
        var base = Batches.random(model, 0, 16, seed, 0.5, 1.2);
        var solver = new DoubleFlowSolver(model, FlowOptions.EXACT);
        solver.solve(base, 0, 16);
        var adjoint = new DoubleAdjointBatch(base);
        Batches.randomSeeds(adjoint, seed);
        solver.adjoint(base, adjoint, 0, 16);
        var direction =
                new SplittableRandom(seed).doubles(2L * base.p.length, -1, 1).toArray();
        for (int at = 0; at < direction.length; at++) {
            direction[at] *= step(model, 2 * (at % base.p.length / base.stride)) / 400;
        }
        var forward = shifted(model, base, direction, 50);
        var backward = shifted(model, base, direction, -50);
        solver.solve(forward, 0, 16);
        solver.solve(backward, 0, 16);
        for (int scenario = 0; scenario < 16; scenario++) {
            double byState = 0;
            for (int row = 0; row < base.nodes + base.elements; row++) {
                int at = row * base.stride + scenario;
                byState += adjoint.seedRe[at] * (forward.stateRe[at] - backward.stateRe[at]) / 100
                        + adjoint.seedIm[at] * (forward.stateIm[at] - backward.stateIm[at]) / 100;
            }
            double byPower = 0;
            double size = 0;
            for (int element = 0; element < base.elements; element++) {
                int at = element * base.stride + scenario;
                double p = adjoint.dp[at] * direction[at];
                double q = adjoint.dq[at] * direction[base.p.length + at];
                byPower += p + q;
                size += Math.abs(p) + Math.abs(q);
            }
            assertEquals(byState, byPower, 1e-7 * size, "seed " + seed);
        }
    }

    @Test
    void truncationGainsADigitPerIteration() {
        var model = PowerFlowModel.of(FeederCsv.network("ieee123"));
        var batch = Batches.random(model, 0, 16, 7, 0.5, 1.2);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, 16);
        var exact = new DoubleAdjointBatch(batch);
        Batches.randomSeeds(exact, 8);
        Arrays.fill(exact.seedRe, batch.nodes * batch.stride, exact.seedRe.length, 0);
        Arrays.fill(exact.seedIm, batch.nodes * batch.stride, exact.seedIm.length, 0);
        new DoubleFlowSolver(model, FlowOptions.EXACT).adjoint(batch, exact, 0, 16);
        double previous = Double.POSITIVE_INFINITY;
        for (int iterations = 0; iterations < 5; iterations++) {
            var truncated = new DoubleAdjointBatch(batch);
            System.arraycopy(exact.seedRe, 0, truncated.seedRe, 0, exact.seedRe.length);
            System.arraycopy(exact.seedIm, 0, truncated.seedIm, 0, exact.seedIm.length);
            new DoubleFlowSolver(model, FlowOptions.EXACT.withAdjoint(1e-14, iterations))
                    .adjoint(batch, truncated, 0, 16);
            double error = 0;
            double largest = 0;
            for (int at = 0; at < exact.dp.length; at++) {
                error = Math.max(error, Math.abs(truncated.dp[at] - exact.dp[at]));
                largest = Math.max(largest, Math.abs(exact.dp[at]));
            }
            assertTrue(error < 0.3 * previous, iterations + " iterations leave " + error / largest);
            previous = error;
        }
    }

    private static DoubleFlowBatch shifted(PowerFlowModel model, DoubleFlowBatch base, double[] direction, double by) {
        var shifted = Batches.copy(model, base);
        for (int at = 0; at < base.p.length; at++) {
            shifted.p[at] += by * direction[at];
            shifted.q[at] += by * direction[base.p.length + at];
        }
        return shifted;
    }
}
