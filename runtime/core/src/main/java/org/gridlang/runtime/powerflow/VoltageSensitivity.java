package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.NetworkModel;

/// How voltage magnitudes change with the power injected elsewhere, at the nominal loads: `d|V65.a| / dp` and `/ dq`
/// for
/// an injection at any bus and phase. One adjoint solve for each voltage gives its derivatives by all injections at
/// once; taps and capacitors are held, and loads answer to voltage as they do.
public final class VoltageSensitivity {
    private final PowerFlowModel model;
    private final List<VoltagePlace> voltages;
    private final List<VoltagePlace> injections;
    private final DoubleFlowBatch batch;
    private final DoubleAdjointBatch adjoint;

    /// The derivatives of a voltage by an injection, in per unit (of the bus's own base, phase to phase for a pair) for
    /// each W and var delivered into the network.
    public record Effect(VoltagePlace voltage, VoltagePlace injection, double perWatt, double perVar) {}

    /// @param voltages whose derivatives are wanted
    /// @param injections by what
    public VoltageSensitivity(NetworkModel network, List<VoltagePlace> voltages, List<VoltagePlace> injections) {
        this.voltages = List.copyOf(voltages);
        this.injections = List.copyOf(injections);
        var connections = new ArrayList<Connection>();
        this.injections.forEach(place -> connections.add(place.connection()));
        this.voltages.forEach(place -> connections.add(place.connection()));
        model = PowerFlowModel.of(network, connections);
        batch = new DoubleFlowBatch(model, this.voltages.size());
        for (int scenario = 0; scenario < batch.scenarios; scenario++) {
            model.addNominalLoads(batch, scenario, 1);
        }
        var solver = new DoubleFlowSolver(model, FlowOptions.EXACT);
        solver.solve(batch, 0, batch.scenarios);
        adjoint = new DoubleAdjointBatch(batch);
        if (solved()) {
            var monitors = monitors();
            var gradient = new double[monitors.count() * batch.stride];
            for (int voltage = 0; voltage < this.voltages.size(); voltage++) {
                gradient[voltage * batch.stride + voltage] = 1;
            }
            monitors.seed(batch, gradient, adjoint, 0, batch.scenarios);
            solver.adjoint(batch, adjoint, 0, batch.scenarios);
        }
    }

    /// Whether the network has voltages at its nominal loads.
    public boolean solved() {
        return batch.report.failures(0, 1) == 0;
    }

    /// The solution at which the derivatives hold.
    public FlowSolution solution() {
        return FlowSolution.of(model, batch, 0);
    }

    /// The magnitude of a voltage in per unit, by its place in the list.
    public double perUnit(int voltage) {
        var magnitudes = new double[voltages.size() * batch.stride];
        monitors().evaluate(batch, magnitudes, 0, batch.scenarios);
        return magnitudes[voltage * batch.stride];
    }

    /// The derivatives of a voltage by all injections, in their order.
    public List<Effect> effects(int voltage) {
        var effects = new ArrayList<Effect>();
        for (int injection = 0; injection < injections.size(); injection++) {
            var shares = model.agentElements(injection);
            double perWatt = 0;
            double perVar = 0;
            for (int k = 0; k < shares.elements().length; k++) {
                int at = shares.elements()[k] * batch.stride + voltage;
                // The elements consume what they are given.
                perWatt -= shares.weights()[k] * adjoint.dp[at];
                perVar -= shares.reactiveWeights()[k] * adjoint.dq[at];
            }
            effects.add(new Effect(voltages.get(voltage), injections.get(injection), perWatt, perVar));
        }
        return List.copyOf(effects);
    }

    private MagnitudeMonitors monitors() {
        var measured = new ArrayList<ElementShares>();
        for (int voltage = 0; voltage < voltages.size(); voltage++) {
            measured.add(model.agentElements(injections.size() + voltage));
        }
        return MagnitudeMonitors.connections(model, measured);
    }
}
