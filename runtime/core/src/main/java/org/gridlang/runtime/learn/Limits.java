package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.BranchCurrents;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.problem.Constraint;

/// The rows of all constraints, one after the other, with the places in the network they watch.
///
/// Violations are *normalised*: per unit for voltages, else relative to the row's bound, so that one scale of
/// multipliers serves a constraint whatever its ratings.
final class Limits {
    final List<Constraint> constraints;
    /// First row of each constraint, and the number of all rows at the end.
    final int[] first;
    final double[] lower;
    final double[] upper;
    /// What one normalised unit is, in the unit of the quantity.
    final double[] unit;
    /// Which of the watched nodes or line ends a row is about.
    final int[] slot;
    /// Nodes of the voltage rows.
    final int[] nodes;
    /// Line ends of the current rows.
    final List<BranchCurrents.LineEnd> lineEnds;

    Limits(List<Constraint> constraints, PowerFlowModel model) {
        this.constraints = List.copyOf(constraints);
        first = new int[constraints.size() + 1];
        for (int index = 0; index < constraints.size(); index++) {
            first[index + 1] = first[index] + constraints.get(index).rows().size();
        }
        int rows = first[constraints.size()];
        lower = new double[rows];
        upper = new double[rows];
        unit = new double[rows];
        slot = new int[rows];
        var watchedNodes = new ArrayList<Integer>();
        var watchedEnds = new ArrayList<BranchCurrents.LineEnd>();
        for (int index = 0; index < constraints.size(); index++) {
            var constraint = constraints.get(index);
            for (int own = 0; own < constraint.rows().size(); own++) {
                place(model, constraint, own, first[index] + own, watchedNodes, watchedEnds);
            }
        }
        nodes = watchedNodes.stream().mapToInt(node -> node).toArray();
        lineEnds = List.copyOf(watchedEnds);
    }

    private void place(
            PowerFlowModel model,
            Constraint constraint,
            int own,
            int at,
            List<Integer> watchedNodes,
            List<BranchCurrents.LineEnd> watchedEnds) {
        var row = constraint.rows().get(own);
        lower[at] = row.lower();
        upper[at] = row.upper();
        switch (constraint.quantity()) {
            case VOLTAGE_PU -> {
                unit[at] = 1;
                slot[at] = watchedNodes.size();
                watchedNodes.add(model.nodeIndex(row.element(), row.phase()));
            }
            case LINE_CURRENT -> {
                unit[at] = bound(constraint, row);
                slot[at] = watchedEnds.size();
                watchedEnds.add(lineEnd(model.network(), constraint, row));
            }
            case SOURCE_ACTIVE, SOURCE_APPARENT -> unit[at] = bound(constraint, row);
        }
    }

    private static double bound(Constraint constraint, Constraint.Row row) {
        double bound = Double.isInfinite(row.upper()) ? Math.abs(row.lower()) : Math.abs(row.upper());
        if (!(bound > 0) || Double.isInfinite(bound)) {
            throw new IllegalArgumentException("constraint " + constraint.name() + " on " + row.element()
                    + " has no bound to measure violations by: " + row.lower() + " to " + row.upper());
        }
        return bound;
    }

    private static BranchCurrents.LineEnd lineEnd(NetworkModel network, Constraint constraint, Constraint.Row row) {
        for (var line : network.lines()) {
            int conductor = line.fromTerminals().indexOf(row.phase());
            if (line.name().equals(row.element()) && conductor >= 0) {
                return new BranchCurrents.LineEnd(line.name(), false, conductor);
            }
        }
        throw new IllegalArgumentException("constraint " + constraint.name() + ": the network has no line "
                + row.element() + " with a conductor on phase " + row.phase());
    }

    int rows() {
        return lower.length;
    }

    /// Normalised distance beyond the upper bound, negative within.
    double above(int row, double value) {
        return (value - upper[row]) / unit[row];
    }

    /// Normalised distance beyond the lower bound, negative within.
    double below(int row, double value) {
        return (lower[row] - value) / unit[row];
    }

    /// A row in words, for a diagnosis.
    String describe(int row) {
        int constraint = 0;
        while (first[constraint + 1] <= row) {
            constraint++;
        }
        var each = constraints.get(constraint).rows().get(row - first[constraint]);
        String phase = each.phase() == 0 ? "" : "." + each.phase();
        return constraints.get(constraint).name() + " at " + each.element() + phase;
    }
}
