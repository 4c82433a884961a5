package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.NetworkModel;

/// The power flow of scenarios that differ in taps and capacitors as well as in powers.
///
/// ```java
/// var flow = new SettingFlow(network, agents, FlowOptions.EVALUATION);
/// var batch = new DoubleFlowBatch(flow.model(), settings.size());
/// // ... powers ...
/// flow.solve(batch, settings);
/// ```
///
/// Scenarios of one setting are solved together by the model of that setting, which is kept for the next call: a
/// network
/// visits few settings, and a model costs as much as some hundreds of solutions (measured in
/// `runtime/docs/powerflow.md`).
///
/// The batch belongs to [#model], the network as it is: its state is the deviation from *that* model's no-load voltage,
/// whatever the setting. Monitors of node voltages, line currents and the source's power therefore read it as any
/// other;
/// those of a transformer whose tap differs, or of a switched capacitor, do not. For a thread of its own.
public final class SettingFlow {
    /// Models kept; the one unused for longest goes first.
    private static final int KEPT = 256;

    private final NetworkModel network;
    private final List<Connection> agents;
    private final FlowOptions options;
    private final PowerFlowModel model;
    private final Map<Setting, DoubleFlowSolver> solvers = new LinkedHashMap<>(16, 0.75f, true);

    public SettingFlow(NetworkModel network, List<Connection> agents, FlowOptions options) {
        this.network = network;
        this.agents = List.copyOf(agents);
        this.options = options;
        model = PowerFlowModel.of(network, agents);
        solvers.put(Setting.AS_IS, new DoubleFlowSolver(model, options));
    }

    /// The network as it is, to which batches belong.
    public PowerFlowModel model() {
        return model;
    }

    /// Solves all scenarios: reads the powers, writes the state and the report.
    ///
    /// @param settings one per scenario
    public void solve(DoubleFlowBatch batch, List<Setting> settings) {
        for (var group : groups(batch, settings).entrySet()) {
            var solver = solver(group.getKey());
            var scenarios = group.getValue();
            var part = gather(solver.model(), batch, scenarios);
            solver.solve(part, 0, part.scenarios);
            for (int k = 0; k < part.scenarios; k++) {
                int scenario = scenarios.get(k);
                batch.report.take(scenario, part.report, k);
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    int to = row * batch.stride + scenario;
                    int from = row * part.stride + k;
                    batch.stateRe[to] = part.stateRe[from] + offsetRe(solver.model(), row);
                    batch.stateIm[to] = part.stateIm[from] + offsetIm(solver.model(), row);
                }
            }
        }
    }

    /// Turns the seeds of all scenarios into derivatives by the elements' powers, each at its own setting.
    public void adjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, List<Setting> settings) {
        for (var group : groups(batch, settings).entrySet()) {
            var solver = solver(group.getKey());
            var scenarios = group.getValue();
            var part = gather(solver.model(), batch, scenarios);
            var seeds = new DoubleAdjointBatch(part);
            for (int k = 0; k < part.scenarios; k++) {
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    seeds.seedRe[row * part.stride + k] = adjoint.seedRe[row * batch.stride + scenarios.get(k)];
                    seeds.seedIm[row * part.stride + k] = adjoint.seedIm[row * batch.stride + scenarios.get(k)];
                }
            }
            solver.adjoint(part, seeds, 0, part.scenarios);
            for (int k = 0; k < part.scenarios; k++) {
                int scenario = scenarios.get(k);
                batch.report.adjointEnded(scenario, part.report.adjointConverged(k));
                for (int element = 0; element < batch.elements; element++) {
                    adjoint.dp[element * batch.stride + scenario] = seeds.dp[element * part.stride + k];
                    adjoint.dq[element * batch.stride + scenario] = seeds.dq[element * part.stride + k];
                }
            }
        }
    }

    private static Map<Setting, List<Integer>> groups(DoubleFlowBatch batch, List<Setting> settings) {
        if (settings.size() != batch.scenarios) {
            throw new IllegalArgumentException(
                    settings.size() + " settings are not one for each of " + batch.scenarios + " scenarios");
        }
        var groups = new LinkedHashMap<Setting, List<Integer>>();
        for (int scenario = 0; scenario < settings.size(); scenario++) {
            groups.computeIfAbsent(settings.get(scenario), absent -> new ArrayList<>())
                    .add(scenario);
        }
        return groups;
    }

    private DoubleFlowSolver solver(Setting setting) {
        var known = solvers.get(setting);
        if (known != null) {
            return known;
        }
        var changed = network.withTaps(setting.taps()).withCapacitors(setting.capacitors());
        var made = new DoubleFlowSolver(PowerFlowModel.of(changed, agents), options);
        solvers.put(setting, made);
        if (solvers.size() > KEPT) {
            solvers.remove(solvers.keySet().iterator().next());
        }
        return made;
    }

    /// The powers, states and statuses of some scenarios, as a batch of the model of their setting.
    private DoubleFlowBatch gather(PowerFlowModel of, DoubleFlowBatch batch, List<Integer> scenarios) {
        var part = new DoubleFlowBatch(of, scenarios.size());
        for (int k = 0; k < part.scenarios; k++) {
            int scenario = scenarios.get(k);
            part.report.take(k, batch.report, scenario);
            for (int element = 0; element < batch.elements; element++) {
                part.p[element * part.stride + k] = batch.p[element * batch.stride + scenario];
                part.q[element * part.stride + k] = batch.q[element * batch.stride + scenario];
            }
            for (int row = 0; row < batch.nodes + batch.elements; row++) {
                int from = row * batch.stride + scenario;
                part.stateRe[row * part.stride + k] = batch.stateRe[from] - offsetRe(of, row);
                part.stateIm[row * part.stride + k] = batch.stateIm[from] - offsetIm(of, row);
            }
        }
        return part;
    }

    /// What a model's no-load voltage is more than that of the network as it is; nothing for a row of element currents.
    private double offsetRe(PowerFlowModel of, int row) {
        return row < model.nodeCount() ? of.noLoadRe(row) - model.noLoadRe(row) : 0;
    }

    private double offsetIm(PowerFlowModel of, int row) {
        return row < model.nodeCount() ? of.noLoadIm(row) - model.noLoadIm(row) : 0;
    }
}
