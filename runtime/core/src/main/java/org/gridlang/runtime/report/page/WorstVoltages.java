package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gridlang.runtime.learn.Trace;
import org.gridlang.runtime.report.plot.FlowView;

/// Puts into the picture of a feeder what some days did to it: at each phase of a bus the voltage that was farthest
/// from
/// 1 pu, on each line the largest loading. Where nothing was traced, such as in transformers, it shows no loading.
final class WorstVoltages {
    private WorstVoltages() {}

    /// @param feeder places and branches; its voltages are replaced
    static FlowView of(FlowView feeder, Trace trace) {
        Map<Trace.Node, Double> worst = new HashMap<>();
        for (int node = 0; node < trace.nodes().size(); node++) {
            double farthest = Double.NaN;
            for (int step = 0; step < trace.steps(); step++) {
                for (int day = 0; day < trace.dates().size(); day++) {
                    double value = trace.voltage(node, step, day);
                    if (Double.isFinite(value)
                            && (Double.isNaN(farthest) || Math.abs(value - 1) > Math.abs(farthest - 1))) {
                        farthest = value;
                    }
                }
            }
            worst.put(trace.nodes().get(node), farthest);
        }
        var buses = new ArrayList<FlowView.BusView>();
        for (var bus : feeder.buses()) {
            var voltages = new ArrayList<FlowView.PhaseVoltage>();
            for (var each : bus.voltages()) {
                double value = worst.getOrDefault(new Trace.Node(bus.name(), each.terminal()), Double.NaN);
                if (Double.isFinite(value)) {
                    voltages.add(new FlowView.PhaseVoltage(each.terminal(), 0, each.phase(), value));
                }
            }
            buses.add(new FlowView.BusView(bus.name(), bus.x(), bus.y(), bus.distance(), voltages));
        }
        var branches = new ArrayList<FlowView.BranchView>();
        for (var branch : feeder.branches()) {
            var loading = trace.loadings().get(branch.name());
            boolean line = branch.kind() == FlowView.BranchKind.LINE || branch.kind() == FlowView.BranchKind.SWITCH;
            branches.add(new FlowView.BranchView(
                    branch.kind(),
                    branch.name(),
                    branch.from(),
                    branch.to(),
                    branch.conductors(),
                    branch.closed(),
                    branch.current(),
                    line && loading != null ? OptionalDouble.of(loading) : OptionalDouble.empty()));
        }
        return new FlowView(
                feeder.name(),
                feeder.source(),
                feeder.totals(),
                buses,
                branches,
                feeder.capacitors(),
                feeder.placement(),
                feeder.distances());
    }
}
