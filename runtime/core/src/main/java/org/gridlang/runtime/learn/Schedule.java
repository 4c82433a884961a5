package org.gridlang.runtime.learn;

import java.util.OptionalInt;
import org.gridlang.runtime.problem.Experiment;

/// Learning rate, radius and dates of validation as functions of the pass.
///
/// ```
/// f = pass / planned
/// rate   = rate_0 max(0.05, 1 - f)
/// radius = start (end / start)^f
/// ```
///
/// Without a given number of passes `planned` is set once, after [#CALIBRATION_PASSES] passes or
/// [#CALIBRATION_SHARE] of the budget, from the time of the later half of these passes (the early ones are slow:
/// the machine code is still being made). Until then f = 0.
final class Schedule {
    private static final int CALIBRATION_PASSES = 8;
    private static final double CALIBRATION_SHARE = 0.1;
    private static final double LEAST_RATE = 0.05;
    private static final int VALIDATIONS = 30;
    private static final int MOST_PASSES_BETWEEN = 20;

    private final Experiment.Algorithm algorithm;
    private final double budgetSeconds;
    private int planned;
    private double halfwaySeconds;

    Schedule(Experiment.Algorithm algorithm, double budgetSeconds, OptionalInt passes) {
        this.algorithm = algorithm;
        this.budgetSeconds = budgetSeconds;
        this.planned = passes.orElse(0);
    }

    OptionalInt planned() {
        return planned == 0 ? OptionalInt.empty() : OptionalInt.of(planned);
    }

    /// Takes over the plan of a training that is resumed.
    void resume(int plannedBefore) {
        if (planned == 0) {
            planned = plannedBefore;
        }
    }

    /// Takes note of the time after a pass, and fixes the plan once there is enough to go by.
    void passed(int passes, double seconds) {
        if (planned != 0) {
            return;
        }
        if (passes == CALIBRATION_PASSES / 2) {
            halfwaySeconds = seconds;
        }
        if (passes >= CALIBRATION_PASSES) {
            double each = (seconds - halfwaySeconds) / (passes - CALIBRATION_PASSES / 2);
            // A validation costs about a third of a pass.
            double withValidation = each * (1 + 0.33 / MOST_PASSES_BETWEEN);
            planned = passes + Math.max(1, (int) ((budgetSeconds - seconds) / withValidation));
        } else if (seconds > CALIBRATION_SHARE * budgetSeconds) {
            planned = Math.max(passes + 1, (int) (passes * budgetSeconds / seconds));
        }
    }

    ProximalSteps.Settings settings(int pass) {
        double fraction = planned == 0 ? 0 : Math.min(1, (double) pass / planned);
        double rate = algorithm.rate() * Math.max(LEAST_RATE, 1 - fraction);
        return switch (algorithm) {
            case Experiment.Algorithm.GradMap(
                    int epochs,
                    double radiusStart,
                    double radiusEnd,
                    int minibatches,
                    double _) ->
                new ProximalSteps.Settings(
                        epochs, minibatches, radiusStart * Math.pow(radiusEnd / radiusStart, fraction), rate);
            case Experiment.Algorithm.Ssl(double _) -> new ProximalSteps.Settings(1, 1, Double.POSITIVE_INFINITY, rate);
        };
    }

    /// Whether policies are validated after this many passes.
    boolean validates(int passes) {
        if (planned == 0) {
            return false;
        }
        int between = Math.clamp(planned / VALIDATIONS, 1, MOST_PASSES_BETWEEN);
        return passes % between == 0 || passes == planned;
    }
}
