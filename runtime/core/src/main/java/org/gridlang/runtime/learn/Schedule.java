package org.gridlang.runtime.learn;

import java.util.OptionalInt;

/// How much of a training is done, and the dates of validation:
///
/// ```
/// f = pass / passes, where passes are given; else seconds / budget
/// ```
///
/// What a learner makes smaller over the training follows f. With a number of passes nothing depends on the
/// clock, so the same seed gives the same policies to the last bit. With a budget alone the schedule follows the
/// clock and uses all of it, whatever the machine.
final class Schedule {
    private static final int VALIDATIONS = 30;
    private static final int MOST_PASSES_BETWEEN = 20;

    private final double budgetSeconds;
    private final OptionalInt passes;
    private int validatedPass;
    private int validations;

    Schedule(double budgetSeconds, OptionalInt passes) {
        this.budgetSeconds = budgetSeconds;
        this.passes = passes;
    }

    OptionalInt passes() {
        return passes;
    }

    /// How much of the training is done, from 0 to 1.
    double fraction(int pass, double seconds) {
        double done = passes.isPresent() ? (double) pass / passes.getAsInt() : seconds / budgetSeconds;
        return Math.min(1, done);
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
