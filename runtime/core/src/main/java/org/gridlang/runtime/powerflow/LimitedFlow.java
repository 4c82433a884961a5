package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;

/// The power flow of a network whose loads and generators leave their models outside of their voltage limits.
///
/// Each phase is constant power, current and impedance in some mixture on each piece of [LoadBand]. The flow is solved
/// with the mixtures in force, which are then set anew from the voltages, until no voltage moves any more: an
/// active-set method around the solver, whose kernels know nothing of it. The derivatives at the end are those
/// of the pieces in force.
///
/// @param solution with the mixtures in force; its model has three elements for each phase of a load
/// @param outside phases of loads and generators that are outside of their limits
/// @param settled whether the mixtures are those of the voltages; if not, some load jumps between two pieces
/// @param loads which elements the loads feed with which shares, in the order of the network
/// @param generators which elements the generators feed with which shares
public record LimitedFlow(
        FlowSolution solution,
        int outside,
        boolean settled,
        List<ElementShares> loads,
        List<ElementShares> generators) {
    private static final int MOST_ROUNDS = 100;
    private static final double TOLERANCE = 1e-10;

    public LimitedFlow {
        loads = List.copyOf(loads);
        generators = List.copyOf(generators);
    }

    /// Solves the network at the nominal power of its loads and generators.
    public static LimitedFlow nominal(NetworkModel network) {
        var model = PowerFlowModel.apart(network);
        var cold = new DoubleFlowSolver(model, FlowOptions.EXACT);
        var warm = new DoubleFlowSolver(model, FlowOptions.EXACT.withWarmStart(true));
        return new Rounds(model, new Solver() {
                    @Override
                    public void solve(DoubleFlowBatch batch, boolean first) {
                        (first ? cold : warm).solve(batch, 0, 1);
                    }

                    @Override
                    public FlowSolution solution(DoubleFlowBatch batch, List<ElementShares> loads) {
                        return FlowSolution.of(model, batch, 0, loads);
                    }
                })
                .solve();
    }

    /// Solves a network at its nominal powers again and again, at taps and capacitors that change. Each solution begins
    /// with the voltages and mixtures of the one before.
    public static final class AtSettings {
        private final SettingBatch settings;
        private final Rounds rounds;

        public AtSettings(NetworkModel network) {
            var model = PowerFlowModel.apart(network);
            var flow = SettingFlow.controlled(model, FlowOptions.EXACT.withWarmStart(true));
            settings = new SettingBatch(model, new DoubleFlowBatch(model, 1));
            rounds = new Rounds(model, new Solver() {
                @Override
                public void solve(DoubleFlowBatch batch, boolean first) {
                    flow.solve(batch, settings, 0, 1);
                }

                @Override
                public FlowSolution solution(DoubleFlowBatch batch, List<ElementShares> loads) {
                    return flow.solution(batch, settings, 0, loads);
                }
            });
        }

        /// Where regulators and capacitors stand, in scenario 0.
        public SettingBatch settings() {
            return settings;
        }

        public LimitedFlow solve() {
            return rounds.solve();
        }
    }

    /// What solves with the mixtures in force.
    private interface Solver {
        /// @param first whether the batch holds no voltages yet
        void solve(DoubleFlowBatch batch, boolean first);

        FlowSolution solution(DoubleFlowBatch batch, List<ElementShares> loads);
    }

    /// Adds what the generators deliver with the mixtures in force.
    public void addGenerators(DoubleFlowBatch batch, int scenario) {
        var network = solution.model().network();
        for (int index = 0; index < generators.size(); index++) {
            var each = network.generators().get(index);
            batch.addConsumption(generators.get(index), scenario, -each.power(), -each.reactivePower());
        }
    }

    /// A load or generator and where its elements are.
    private record Consumer(Load load, boolean generator, ElementShares elements) {
        int phases() {
            return elements.elements().length / 3;
        }
    }

    private static final class Rounds {
        private final PowerFlowModel model;
        private final Solver solver;
        private final DoubleFlowBatch batch;
        private final List<Consumer> consumers = new ArrayList<>();
        private final List<ElementShares> inForce = new ArrayList<>();
        private final int loads;
        private final double[] voltages;
        private boolean started;
        private int outside;

        Rounds(PowerFlowModel model, Solver solver) {
            this.model = model;
            this.solver = solver;
            var network = model.network();
            batch = new DoubleFlowBatch(model, 1);
            voltages = new double[model.elementCount()];
            Arrays.fill(voltages, 1);
            loads = network.loads().size();
            for (int load = 0; load < loads; load++) {
                consumers.add(new Consumer(network.loads().get(load), false, model.loadElements(load)));
            }
            for (int index = 0; index < network.generators().size(); index++) {
                Generator generator = network.generators().get(index);
                consumers.add(new Consumer(generator.asLoad(), true, model.generatorElements(index)));
            }
        }

        LimitedFlow solve() {
            boolean settled = false;
            for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
                mix(!started);
                solver.solve(batch, !started);
                started = batch.report.status(0).solved();
                if (!started) {
                    break;
                }
                settled = read() < TOLERANCE;
            }
            return new LimitedFlow(
                    solver.solution(batch, inForce.subList(0, loads)),
                    outside,
                    settled,
                    inForce.subList(0, loads),
                    inForce.subList(loads, inForce.size()));
        }

        /// Sets the mixtures that belong to the voltages; at first those of the loads themselves.
        private void mix(boolean first) {
            inForce.clear();
            outside = 0;
            Arrays.fill(batch.p, 0);
            Arrays.fill(batch.q, 0);
            for (var consumer : consumers) {
                var load = consumer.load();
                var shares = shares(consumer, first);
                inForce.add(shares);
                batch.addConsumption(shares, 0, load.power(), load.reactivePower());
            }
        }

        private ElementShares shares(Consumer consumer, boolean first) {
            int[] elements = consumer.elements().elements();
            int phases = consumer.phases();
            double each = 1.0 / LoadBand.coils(consumer.load());
            var weights = new double[elements.length];
            var reactiveWeights = new double[elements.length];
            for (int phase = 0; phase < phases; phase++) {
                // Constant impedance has the rated voltage, which constant power does not need.
                double u = voltages[elements[2 * phases + phase]];
                var limits = consumer.load().limits();
                boolean depends = !consumer.load().shares().equals(LoadShares.IMPEDANCE);
                outside += !first && depends && (u < limits.lowest() || u > limits.highest()) ? 1 : 0;
                double at = first ? Math.max(limits.lowest(), Math.min(limits.highest(), 1)) : u;
                set(weights, phase, phases, each, LoadBand.of(consumer.load(), consumer.generator(), false, at));
                set(reactiveWeights, phase, phases, each, LoadBand.of(consumer.load(), consumer.generator(), true, at));
            }
            return new ElementShares(elements, weights, reactiveWeights);
        }

        private static void set(double[] weights, int phase, int phases, double each, LoadBand band) {
            weights[phase] = each * band.power();
            weights[phases + phase] = each * band.current();
            weights[2 * phases + phase] = each * band.impedance();
        }

        /// Reads the voltages across all elements in units of their rated voltages; returns the largest change.
        private double read() {
            double change = 0;
            for (var element : model.elements()) {
                double re = model.noLoadRe(element) + deviation(batch.stateRe, element);
                double im = model.noLoadIm(element) + deviation(batch.stateIm, element);
                double u = Math.hypot(re, im) / element.ratedPerUnit();
                change = Math.max(change, Math.abs(u - voltages[element.index()]));
                voltages[element.index()] = u;
            }
            return change;
        }

        private double deviation(double[] state, Element element) {
            double first = state[element.node() * batch.stride];
            return element.isDelta() ? first - state[element.otherNode() * batch.stride] : first;
        }
    }
}
