package org.gridlang.runtime.learn;

import org.gridlang.runtime.problem.Constraint;

/// One number by which policies are compared during training, fixed before it starts:
///
/// ```
/// merit = mean daily cost + sum over constraints of weight_c x mean over days of the summed normalised violation
/// weight_c = W m_c       with multipliers, m_c the constraint's unit price (PriceScale)
/// weight_c = its price   with a fixed penalty
/// ```
///
/// Less is better. W, twenty if the experiment does not say otherwise, lies well above what most multipliers
/// settle at, so a policy cannot gain merit by buying violations with money.
final class Merit {
    private final double[] weights;
    private final double[] pricePerUnit;

    /// @param weight W
    /// @param constraints false: cost alone
    Merit(Limits limits, double[] unitPrice, double stepSeconds, double weight, boolean constraints) {
        weights = new double[unitPrice.length];
        pricePerUnit = new double[unitPrice.length];
        for (int index = 0; index < weights.length && constraints; index++) {
            switch (limits.constraints.get(index).enforcement()) {
                case Constraint.Enforcement.Dual dual -> weights[index] = weight * unitPrice[index];
                case Constraint.Enforcement.Penalty penalty -> pricePerUnit[index] = penalty.price() * stepSeconds;
            }
        }
    }

    double of(Figures figures) {
        double merit = figures.cost();
        for (int index = 0; index < weights.length; index++) {
            var violation = figures.violations().get(index);
            merit += weights[index] * mean(violation.normalised()) + pricePerUnit[index] * mean(violation.sum());
        }
        return merit;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / Math.max(values.length, 1);
    }
}
