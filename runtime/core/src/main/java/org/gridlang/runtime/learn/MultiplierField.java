package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.problem.Constraint;

/// The multipliers that a training ended with, by place and step, for pictures.
///
/// @param constraint which one
/// @param above whether of the upper bound, else of the lower
/// @param places bus or line and phase of each row: `65.1`, or `source`
/// @param lambda money per normalised unit of violation `[row][step]`
public record MultiplierField(String constraint, boolean above, List<String> places, int steps, double[] lambda) {
    public MultiplierField {
        places = List.copyOf(places);
    }

    /// Of all constraints that have multipliers, both sides.
    public static List<MultiplierField> of(World world, TrainingState state) {
        var fields = new ArrayList<MultiplierField>();
        var constraints = world.problem().constraints();
        for (int index = 0; index < constraints.size(); index++) {
            var constraint = constraints.get(index);
            if (constraint.enforcement() instanceof Constraint.Enforcement.Dual dual
                    && !constraint.rows().isEmpty()
                    && index < state.multipliers().size()) {
                var sides = state.multipliers().get(index);
                fields.add(field(world, constraint, dual, true, sides.above()));
                fields.add(field(world, constraint, dual, false, sides.below()));
            }
        }
        return fields;
    }

    private static MultiplierField field(
            World world, Constraint constraint, Constraint.Enforcement.Dual dual, boolean above, double[] saved) {
        var time = world.problem().time();
        var multipliers = new Multipliers(constraint, dual, time.steps(), time.stepSeconds());
        System.arraycopy(saved, 0, multipliers.lambda, 0, Math.min(saved.length, multipliers.lambda.length));
        int rows = constraint.rows().size();
        var lambda = new double[rows * time.steps()];
        var places = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            var each = constraint.rows().get(row);
            places.add(each.phase() == 0 ? each.element() : each.element() + "." + each.phase());
            for (int step = 0; step < time.steps(); step++) {
                lambda[row * time.steps() + step] = multipliers.at(row, step);
            }
        }
        return new MultiplierField(constraint.name(), above, places, time.steps(), lambda);
    }

    /// The largest of all.
    public double largest() {
        double most = 0;
        for (double each : lambda) {
            most = Math.max(most, each);
        }
        return most;
    }
}
