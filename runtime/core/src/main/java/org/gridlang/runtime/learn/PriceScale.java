package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.problem.Constraint;

/// Measures the unit price of each constraint: the price per normalised unit of violation at which, put on all
/// rows and steps of the constraint at once, it moves a typical agent as much as the cost does.
///
/// ```
/// m_c = median over agents of   rms(d cost / d a) / rms(d sum_rows,steps h_c / d a)
/// ```
///
/// Both gradients are closed-loop derivatives by the agent's raw actions, over the days and steps of one pass
/// under the untrained policies; the second is that of the *values* h, violated or not, so it exists also where
/// nothing is violated yet. The median keeps one population with a huge running cost from setting the scale for
/// all.
final class PriceScale {
    private PriceScale() {}

    /// @param controllers those of the environment's last forward pass, of the populations that learn
    /// @return per constraint; 0 for one with a price of its own
    static double[] measure(Environment environment, List<? extends GradientController> controllers) {
        var everybody = PassiveController.among(environment.world, controllers);
        environment.backward(everybody, PriceField.NONE, true);
        double[] cost = gradientSizes(controllers);
        var limits = environment.world.limits();
        var prices = new double[limits.constraints.size()];
        for (int index = 0; index < prices.length; index++) {
            if (limits.constraints.get(index).enforcement() instanceof Constraint.Enforcement.Penalty) {
                continue;
            }
            int from = limits.first[index];
            int to = limits.first[index + 1];
            environment.backward(
                    everybody, (row, step, lane, value) -> row >= from && row < to ? 1 / limits.unit[row] : 0, false);
            prices[index] = medianRatio(cost, gradientSizes(controllers));
        }
        return prices;
    }

    private static double[] gradientSizes(List<? extends GradientController> controllers) {
        var sizes = new double
                [controllers.stream().mapToInt(GradientController::agents).sum()];
        int next = 0;
        for (var controller : controllers) {
            for (int agent = 0; agent < controller.agents(); agent++) {
                sizes[next++] = controller.gradientSize(agent);
            }
        }
        return sizes;
    }

    private static double medianRatio(double[] cost, double[] constraint) {
        var ratios = new double[cost.length];
        int count = 0;
        for (int agent = 0; agent < cost.length; agent++) {
            double ratio = cost[agent] / constraint[agent];
            if (constraint[agent] > 0 && Double.isFinite(ratio)) {
                ratios[count++] = ratio;
            }
        }
        Arrays.sort(ratios, 0, count);
        return count == 0 ? 0 : ratios[count / 2];
    }
}
