package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;

/// Prices for days that are optimised one by one: a multiplier for each row, step and day, by the augmented
/// Lagrangian method (Hestenes, Powell, Rockafellar):
///
/// ```
/// price = max(0, lambda + rho h)       lambda <- max(0, lambda + rho h)
/// ```
///
/// Other than in training, where multipliers are shared by days, the price acts also just within the bound:
/// that is what lets the iteration settle on it. Constraints with a fixed price keep that.
final class DayPrices implements PriceField {
    private static final double PENALTY = 2;

    private final Environment environment;
    private final Prices fixed;
    private final double[] curvature;
    private final double[] lambda;

    DayPrices(Environment environment, double[] unitPrice) {
        this.environment = environment;
        var world = environment.world;
        // Serves the constraints with a fixed price.
        fixed = new Prices(
                world.limits(),
                environment.steps,
                world.problem().time().stepSeconds(),
                new Experiment.Duals.Ascent(0, 0),
                unitPrice,
                true);
        curvature = new double[world.limits().rows()];
        for (int index = 0; index < unitPrice.length; index++) {
            Arrays.fill(
                    curvature,
                    world.limits().first[index],
                    world.limits().first[index + 1],
                    bounds(index) ? PENALTY * unitPrice[index] / Prices.REFERENCE_VIOLATION : 0);
        }
        lambda = new double[environment.network.value.length];
    }

    /// Whether a constraint has multipliers, so that a schedule must meet it; a fixed price is only paid.
    boolean bounds(int constraint) {
        var limits = environment.world.limits();
        return limits.constraints.get(constraint).enforcement() instanceof Constraint.Enforcement.Dual;
    }

    @Override
    public double derivative(int row, int step, int lane, double value) {
        if (curvature[row] == 0) {
            return fixed.derivative(row, step, lane, value);
        }
        var limits = environment.world.limits();
        double above = limits.above(row, value);
        double below = limits.below(row, value);
        double signed = above >= below ? 1 : -1;
        double price = lambda[environment.network.valueAt(row, step) + lane] + curvature[row] * Math.max(above, below);
        return price > 0 ? signed * price / limits.unit[row] : 0;
    }

    /// The usual step of the augmented Lagrangian method, for each row, step and day.
    void ascend() {
        var network = environment.network;
        var limits = environment.world.limits();
        for (int row = 0; row < limits.rows(); row++) {
            for (int step = 0; step < environment.steps && curvature[row] > 0; step++) {
                for (int day = 0; day < environment.days; day++) {
                    int at = network.valueAt(row, step) + day;
                    if (network.solved[step * environment.lanes + day]) {
                        double h = Math.max(limits.above(row, network.value[at]), limits.below(row, network.value[at]));
                        lambda[at] = Math.max(0, lambda[at] + curvature[row] * h);
                    }
                }
            }
        }
    }
}
