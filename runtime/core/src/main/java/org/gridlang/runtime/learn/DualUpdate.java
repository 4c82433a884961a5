package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;
import org.gridlang.runtime.problem.Experiment;

/// How the multipliers of one constraint and side follow its violations. After each pass it is given, per bucket,
/// the signed value `s` that [Multipliers] makes of the pass: positive where the worst place of the bucket
/// violates, a little below zero where there is room.
///
/// In the Lagrangian each row and step adds `lambda v + (rho/2) v^2`. All settings are relative: with the unit
/// price m of the constraint and the reference violation r, a setting of 1 stands for m / r.
sealed interface DualUpdate permits AscentUpdate, PidUpdate, AugmentedUpdate {
    /// How many unit prices a multiplier never exceeds.
    double MOST_UNITS = 1000;

    static DualUpdate of(Experiment.Duals duals, double unitPrice, int buckets) {
        double unit = unitPrice / Prices.REFERENCE_VIOLATION;
        double most = MOST_UNITS * unitPrice;
        return switch (duals) {
            case Experiment.Duals.Ascent ascent -> new AscentUpdate(ascent, unit, most);
            case Experiment.Duals.Pid pid -> new PidUpdate(pid, unit, most, buckets);
            case Experiment.Duals.Augmented augmented -> new AugmentedUpdate(augmented, unit, most, buckets);
        };
    }

    /// Moves the multipliers.
    ///
    /// @param lambda in money per normalised unit of violation, by bucket
    /// @param signal s by bucket, normalised; negative infinity where nothing was learned
    void update(double[] lambda, double[] signal);

    /// rho, in money per squared normalised unit.
    double curvature();

    /// What it remembers besides the multipliers, by name.
    SortedMap<String, double[]> memory();

    /// Takes back what [#memory] gave.
    void restore(Map<String, double[]> memory);
}
