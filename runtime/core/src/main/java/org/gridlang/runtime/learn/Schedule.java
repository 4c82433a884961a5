package org.gridlang.runtime.learn;

import java.util.OptionalInt;
import org.gridlang.runtime.problem.Experiment;

/// Learning rate, radius and dates of validation as functions of how much of the training is done.
///
/// ```
/// f      = pass / passes, where passes are given; else seconds / budget
/// rate   = rate_0 max(0.05, 1 - f)
/// radius = start (end / start)^f
/// ```
///
/// With a number of passes nothing depends on the clock, so the same seed gives the same policies to the last
/// bit. With a budget alone the schedule follows the clock and uses all of it, whatever the machine.
final class Schedule {
    private static final double LEAST_RATE = 0.05;
    private static final int VALIDATIONS = 30;
    private static final int MOST_PASSES_BETWEEN = 20;

    private final Experiment.Algorithm algorithm;
    private final double budgetSeconds;
    private final OptionalInt passes;
    private int validatedPass;
    private int validations;

    Schedule(Experiment.Algorithm algorithm, double budgetSeconds, OptionalInt passes) {
        this.algorithm = algorithm;
        this.budgetSeconds = budgetSeconds;
        this.passes = passes;
    }

    OptionalInt passes() {
        return passes;
    }

    /// How much of the training is done, from 0 to 1.
    private double fraction(int pass, double seconds) {
        double done = passes.isPresent() ? (double) pass / passes.getAsInt() : seconds / budgetSeconds;
        return Math.min(1, done);
    }

    /// What is in force in the pass that begins after `pass` passes and this time.
    ProximalSteps.Settings settings(int pass, double seconds) {
        double fraction = fraction(pass, seconds);
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

    /// Whether policies are validated after this many passes and this time: some thirty times in a training,
    /// and at least every twenty passes.
    boolean validates(int pass, double seconds) {
        int due = (int) (fraction(pass, seconds) * VALIDATIONS);
        boolean now = due > validations || pass - validatedPass >= MOST_PASSES_BETWEEN;
        if (now) {
            validations = due;
            validatedPass = pass;
        }
        return now;
    }

    /// Takes over where a training stood that is resumed; it ended with a validation.
    void resume(int pass, double seconds) {
        validatedPass = pass;
        validations = (int) (fraction(pass, seconds) * VALIDATIONS);
    }
}
