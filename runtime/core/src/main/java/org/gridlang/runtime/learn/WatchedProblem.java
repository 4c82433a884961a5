package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.DerivedProblem;
import org.gridlang.runtime.problem.Problem;

/// A problem with two more constraints, last in its list, by which every voltage and the current of every line with a
/// rating are watched. The first bounds nothing, and nobody learns from the second.
final class WatchedProblem extends DerivedProblem {
    private final Set<String> fed;

    /// @param fed nodes that have a supply, as `bus.terminal`
    WatchedProblem(Problem origin, Set<String> fed) {
        super(origin);
        this.fed = Set.copyOf(fed);
    }

    @Override
    public List<Constraint> constraints() {
        var all = new ArrayList<>(origin().constraints());
        var penalty = new Constraint.Enforcement.Penalty(0);
        all.add(new Constraint("watched voltages", Constraint.Quantity.VOLTAGE_PU, voltages(), penalty));
        all.add(new Constraint("watched currents", Constraint.Quantity.LINE_CURRENT, currents(), penalty));
        return all;
    }

    private List<Constraint.Row> voltages() {
        var rows = new ArrayList<Constraint.Row>();
        for (var bus : network().buses()) {
            for (int terminal : bus.terminals()) {
                if (fed.contains(bus.name() + "." + terminal)) {
                    rows.add(new Constraint.Row(
                            bus.name(), terminal, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
                }
            }
        }
        return rows;
    }

    private List<Constraint.Row> currents() {
        var rows = new ArrayList<Constraint.Row>();
        for (var line : network().lines()) {
            for (int terminal : line.fromTerminals()) {
                if (line.rating() > 0 && line.closed()) {
                    rows.add(new Constraint.Row(line.name(), terminal, Double.NEGATIVE_INFINITY, line.rating()));
                }
            }
        }
        return rows;
    }
}
