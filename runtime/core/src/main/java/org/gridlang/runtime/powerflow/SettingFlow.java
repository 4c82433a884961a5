package org.gridlang.runtime.powerflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.TapRange;
import org.jspecify.annotations.Nullable;

/// The power flow and the adjoint of scenarios that differ in taps and capacitors as well as in powers.
///
/// ```java
/// var flow = SettingFlow.held(model, FlowOptions.EVALUATION);
/// var settings = new SettingBatch(model, batch);
/// settings.set(7, new Setting(Map.of("creg1a", 3), Map.of("c83", false)));
/// flow.solve(batch, settings, 0, batch.stride);
/// ```
///
/// Taps and capacitors are held where the settings say, or the regulators are smooth: then the settings are what comes
/// out. The factors are made anew for each vector of scenarios, lane by lane, where they change; see [LaneFactors] and
/// [SmoothTaps].
///
/// The batch belongs to the model of the network as it stands: its state is the deviation from *that* model's no-load
/// voltage, whatever the setting. Monitors of node voltages, of line currents from [BranchCurrents#direct] and of the
/// source's power therefore read it as any other; those that look at a transformer whose tap differs, or at a switched
/// capacitor, do not. For a thread of its own.
public final class SettingFlow {
    private static final int LANES = DoubleKernels.LANES;
    private static final int WIDTH = 2 * LANES;

    /// New factors cost as much as a few iterations of the voltages.
    private static final int VOLTAGES_PER_RATIO = 2;

    /// The adjoint of a ratio is a small difference of large products.
    private static final double SMOOTH_TOLERANCE = 1e-10;

    private final PowerFlowModel model;
    private final FlowOptions options;
    private final VaryingNetwork network;
    private final LaneFactors factors;
    private final boolean smooth;
    private final SmoothTaps taps;
    private final DoubleBlock block;
    private final LaneProgress progress = new LaneProgress(LANES);
    private final int capacitors;
    private final SettingPrimitives primitives;
    private final List<ElementShares> loads;

    private SettingFlow(PowerFlowModel model, FlowOptions options, Set<String> switched, double gain) {
        this.model = model;
        this.options = options;
        network = new VaryingNetwork(model, switched);
        factors = new LaneFactors(network);
        smooth = gain > 0;
        taps = new SmoothTaps(network, factors, gain);
        block = new DoubleBlock(model, network.slots, LANES);
        capacitors = model.network().capacitors().size();
        primitives = new SettingPrimitives(model);
        loads = FlowSolution.ownShares(model);
    }

    /// Taps and capacitors stand where the settings say.
    public static SettingFlow held(PowerFlowModel model, FlowOptions options) {
        var all = model.network().capacitors().stream().map(Capacitor::name).collect(Collectors.toSet());
        return new SettingFlow(model, options, all, 0);
    }

    /// The same where only capacitors with a control change; the others stand as in the network.
    public static SettingFlow controlled(PowerFlowModel model, FlowOptions options) {
        var controlled = model.network().capacitorControls().stream()
                .map(CapacitorControl::capacitor)
                .collect(Collectors.toSet());
        return new SettingFlow(model, options, controlled, 0);
    }

    /// Capacitors stand as in the network, regulators follow their voltages without steps.
    ///
    /// @param gain turns ratio per unit of the target by which the voltage misses it
    public static SettingFlow smooth(PowerFlowModel model, FlowOptions options, double gain) {
        if (!(gain > 0)) {
            throw new IllegalArgumentException("the gain of smooth regulators must be positive, but is " + gain);
        }
        return new SettingFlow(model, options, Set.of(), gain);
    }

    /// Scenarios per vector, as [DoubleFlowSolver#lanes].
    public static int lanes() {
        return LANES;
    }

    /// Solves scenarios `[from, to)`: reads the powers and settings, writes the state and the report, and the ratios of
    /// smooth regulators.
    public void solve(DoubleFlowBatch batch, SettingBatch settings, int from, int to) {
        Lanes.check(from, to, batch.stride, LANES);
        for (int scenario = from; scenario < to; scenario += LANES) {
            loadPowers(batch, scenario);
            loadSettings(settings, scenario);
            loadStart(batch, scenario);
            iterate();
            factors.solveTail(block.work);
            storeState(batch, scenario);
            storeRatios(settings, scenario);
            report(batch, settings, scenario);
        }
    }

    /// Turns the seeds of scenarios `[from, to)` into derivatives by the elements' powers at the state that [#solve]
    /// left, through the ratios too if they are smooth. Derivatives of a scenario that was not solved are zero.
    public void adjoint(DoubleFlowBatch batch, SettingBatch settings, DoubleAdjointBatch adjoint, int from, int to) {
        Lanes.check(from, to, batch.stride, LANES);
        for (int scenario = from; scenario < to; scenario += LANES) {
            loadSettings(settings, scenario);
            DoubleKernels.linearisePower(block, model.powerElements(), batch, scenario);
            DoubleKernels.lineariseMixed(block, model.powerElements(), batch.elements, batch, scenario);
            if (smooth) {
                loadState(batch, scenario);
                taps.linearise(block.work);
            }
            loadSeeds(batch, adjoint, scenario);
            iterateAdjoint(batch, adjoint, scenario);
            for (int element = 0; element < batch.elements; element++) {
                DoubleKernels.derivatives(block, element, 1, adjoint.dp, adjoint.dq, element * batch.stride + scenario);
            }
            repairAdjoint(batch, settings, adjoint, scenario);
        }
    }

    /// One solved scenario, with the admittances of its setting.
    public FlowSolution solution(DoubleFlowBatch batch, SettingBatch settings, int scenario) {
        return solution(batch, settings, scenario, loads);
    }

    /// The same, with loads that feed their elements in other shares than the model's.
    FlowSolution solution(DoubleFlowBatch batch, SettingBatch settings, int scenario, List<ElementShares> shares) {
        return FlowSolution.of(model, primitives.at(settings, scenario), batch, scenario, shares);
    }

    private void iterate() {
        double tolerance = options.tolerance() * options.tolerance();
        progress.start();
        currents();
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            factors.solve(block.work);
            currents();
            if (smooth && iteration % VOLTAGES_PER_RATIO != 0) {
                continue;
            }
            if (smooth && taps.follow(block.work)) {
                factors.refactor();
            }
            for (int lane = 0; lane < LANES; lane++) {
                double change = smooth ? Math.max(block.change[lane], taps.change[lane]) : block.change[lane];
                progress.record(lane, iteration, change, tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    private void currents() {
        DoubleKernels.powerCurrents(block, model.powerElements());
        DoubleKernels.mixedCurrents(block, model.powerElements(), model.elementCount());
    }

    private void iterateAdjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario) {
        double least = smooth ? Math.max(options.adjointTolerance(), SMOOTH_TOLERANCE) : options.adjointTolerance();
        double tolerance = least * least;
        factors.solveTransposed(block.work);
        int from = batch.nodes * batch.stride + scenario;
        DoubleKernels.seedElements(block, model.powerElements(), batch.elements, 1, adjoint, from, batch.stride);
        if (smooth) {
            taps.seeded(block.work);
        }
        progress.start();
        for (int iteration = 1; iteration <= options.maxAdjointIterations(); iteration++) {
            factors.injectTransposed(block.work);
            if (smooth) {
                taps.addTo(block.work);
            }
            factors.solveTransposedCore(block.work);
            DoubleKernels.adjointElements(block, model.powerElements(), model.elementCount());
            if (smooth) {
                taps.step(block.work);
            }
            for (int lane = 0; lane < LANES; lane++) {
                progress.recordLinear(lane, iteration, adjointChange(lane), 1, tolerance);
            }
            if (progress.allEnded()) {
                return;
            }
        }
    }

    /// Squared change of an iteration relative to what changed.
    private double adjointChange(int lane) {
        double change = block.change[lane] / Math.max(block.size[lane], Double.MIN_NORMAL);
        return smooth ? Math.max(change, taps.change[lane] / Math.max(taps.size[lane], Double.MIN_NORMAL)) : change;
    }

    private void loadPowers(DoubleFlowBatch batch, int scenario) {
        for (int element = 0; element < batch.elements; element++) {
            int at = element * WIDTH;
            int from = element * batch.stride + scenario;
            DoubleKernels.copy(batch.p, from, block.power, at);
            DoubleKernels.copy(batch.q, from, block.power, at + LANES);
        }
    }

    private void loadSettings(SettingBatch settings, int scenario) {
        boolean moved = false;
        for (int regulator = 0; regulator < network.regulators.size(); regulator++) {
            double held = network.regulators.get(regulator).ratio();
            for (int lane = 0; lane < LANES; lane++) {
                double ratio = settings.ratio[regulator * settings.stride + scenario + lane];
                moved |= set(regulator * LANES + lane, held / ratio);
            }
        }
        for (int capacitor = 0; capacitor < capacitors; capacitor++) {
            for (int lane = 0; lane < LANES; lane++) {
                double closed = settings.closed[capacitor * settings.stride + scenario + lane];
                moved |= set((network.regulators.size() + capacitor) * LANES + lane, closed);
            }
        }
        if (moved) {
            factors.refactor();
        }
    }

    /// Sets a factor; whether it is another one than before.
    private boolean set(int at, double value) {
        boolean other = factors.factor[at] != value;
        factors.factor[at] = value;
        return other;
    }

    private void storeRatios(SettingBatch settings, int scenario) {
        for (int regulator = 0; regulator < network.regulators.size() && smooth; regulator++) {
            double held = network.regulators.get(regulator).ratio();
            for (int lane = 0; lane < LANES; lane++) {
                settings.ratio[regulator * settings.stride + scenario + lane] =
                        held / factors.factor[regulator * LANES + lane];
            }
        }
    }

    private void loadStart(DoubleFlowBatch batch, int scenario) {
        Arrays.fill(block.work, 0, block.elementOffset, 0);
        if (options.warmStart()) {
            loadState(batch, scenario);
            for (int lane = 0; lane < LANES; lane++) {
                for (int node = 0;
                        node < batch.nodes
                                && batch.report.status(scenario + lane).failed();
                        node++) {
                    block.work[slot(node) + lane] = 0;
                    block.work[slot(node) + LANES + lane] = 0;
                }
            }
        }
    }

    private int slot(int node) {
        return (1 + network.position[node]) * WIDTH;
    }

    private void loadState(DoubleFlowBatch batch, int scenario) {
        for (int node = 0; node < batch.nodes; node++) {
            int from = node * batch.stride + scenario;
            DoubleKernels.copy(batch.stateRe, from, block.work, slot(node));
            DoubleKernels.copy(batch.stateIm, from, block.work, slot(node) + LANES);
        }
    }

    private void storeState(DoubleFlowBatch batch, int scenario) {
        for (int node = 0; node < batch.nodes; node++) {
            int to = node * batch.stride + scenario;
            DoubleKernels.copy(block.work, slot(node), batch.stateRe, to);
            DoubleKernels.copy(block.work, slot(node) + LANES, batch.stateIm, to);
        }
        for (int element = 0; element < batch.elements; element++) {
            int to = (batch.nodes + element) * batch.stride + scenario;
            int from = block.elementOffset + element * WIDTH;
            DoubleKernels.copy(block.work, from, batch.stateRe, to);
            DoubleKernels.copy(block.work, from + LANES, batch.stateIm, to);
        }
    }

    private void loadSeeds(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int scenario) {
        for (int node = 0; node < batch.nodes; node++) {
            int from = node * batch.stride + scenario;
            DoubleKernels.copy(adjoint.seedRe, from, block.work, slot(node));
            DoubleKernels.copyScaled(adjoint.seedIm, from, -1, block.work, slot(node) + LANES);
        }
    }

    /// Scenarios whose fixed point did not converge are solved by a model of their own, where taps are held.
    private void report(DoubleFlowBatch batch, SettingBatch settings, int scenario) {
        for (int lane = 0; lane < LANES; lane++) {
            int column = scenario + lane;
            if (progress.converged(lane)) {
                batch.report.converged(column, progress.iterations(lane), progress.contraction(lane));
                continue;
            }
            var own = new Alone(batch, settings, column);
            own.flow.solveHard(batch.report, column);
            boolean unfollowed = smooth && batch.report.status(column).solved();
            if (unfollowed) {
                // Found at ratios that are not what the voltages ask for.
                batch.report.ended(column, FlowStatus.NOT_CONVERGED, options.maxIterations(), 0, Double.NaN, 0);
            }
            for (int row = 0; row < batch.nodes + batch.elements; row++) {
                int at = row * batch.stride + column;
                batch.stateRe[at] = unfollowed ? Double.NaN : own.flow.stateRe(row) + own.offsetRe(row);
                batch.stateIm[at] = unfollowed ? Double.NaN : own.flow.stateIm(row) + own.offsetIm(row);
            }
        }
    }

    private void repairAdjoint(DoubleFlowBatch batch, SettingBatch settings, DoubleAdjointBatch adjoint, int scenario) {
        for (int lane = 0; lane < LANES; lane++) {
            int column = scenario + lane;
            var status = batch.report.status(column);
            batch.report.adjointEnded(column, status == FlowStatus.CONVERGED && progress.converged(lane));
            if (status == FlowStatus.CONVERGED) {
                continue;
            }
            @Nullable Alone own = null;
            if (status.solved()) {
                own = new Alone(batch, settings, column);
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    int at = row * batch.stride + column;
                    own.flow.setState(
                            row, batch.stateRe[at] - own.offsetRe(row), batch.stateIm[at] - own.offsetIm(row));
                    own.flow.setSeed(row, adjoint.seedRe[at], adjoint.seedIm[at]);
                }
                batch.report.adjointEnded(column, own.flow.adjoint(status));
            }
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + column;
                adjoint.dp[at] = own == null ? 0 : own.flow.dp(element);
                adjoint.dq[at] = own == null ? 0 : own.flow.dq(element);
            }
        }
    }

    /// One scenario with a model of its setting. Rare: where the fixed point fails.
    private final class Alone {
        final PowerFlowModel own;
        final ScenarioFlow flow;

        Alone(DoubleFlowBatch batch, SettingBatch settings, int scenario) {
            own = model.at(setting(settings, scenario));
            flow = new ScenarioFlow(own, options);
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + scenario;
                flow.setPower(element, batch.p[at], batch.q[at]);
            }
        }

        private NetworkModel setting(SettingBatch settings, int scenario) {
            var regulators = network.regulators.stream()
                    .map(each -> {
                        double ratio = settings.ratio[network.regulators.indexOf(each) * settings.stride + scenario];
                        // A range whose middle is the ratio.
                        return each.withTapNumber(0).withTaps(new TapRange(0.9 * ratio, 1.1 * ratio, 2));
                    })
                    .toList();
            Map<String, Boolean> closed = new HashMap<>();
            for (int index = 0; index < capacitors; index++) {
                closed.put(
                        model.network().capacitors().get(index).name(),
                        settings.closed[index * settings.stride + scenario] > 0.5);
            }
            return model.network().withRegulators(regulators).withCapacitors(closed);
        }

        /// What the model's own no-load voltage is more than that of the network as it stands.
        double offsetRe(int row) {
            return row < model.nodeCount() ? own.noLoadRe(row) - model.noLoadRe(row) : 0;
        }

        double offsetIm(int row) {
            return row < model.nodeCount() ? own.noLoadIm(row) - model.noLoadIm(row) : 0;
        }
    }
}
