package org.gridlang.runtime.learn;

import java.util.OptionalInt;
import org.gridlang.runtime.problem.Experiment;

/// How long and with what luck an experiment trains.
///
/// With `passes`, learning rate and radius follow the number of the pass, and the same seed gives the same
/// policies to the last bit. With a budget alone they follow the clock, so reproducing a run needs `passes`.
///
/// @param seed of training: first weights, days, minibatches (the problem has a seed of its own)
/// @param budgetSeconds wall time from the first pass on, validation included; infinite for none
/// @param passes how many passes; empty if only the budget limits them
public record TrainingOptions(long seed, double budgetSeconds, OptionalInt passes, int threads) {
    public TrainingOptions {
        if (!(budgetSeconds > 0)) {
            throw new IllegalArgumentException("a budget must be positive: " + budgetSeconds + " s");
        }
        if (passes.isEmpty() && Double.isInfinite(budgetSeconds)) {
            throw new IllegalArgumentException("training needs a budget or a number of passes");
        }
        if (passes.isPresent() && passes.getAsInt() < 1) {
            throw new IllegalArgumentException("at least one pass, not " + passes.getAsInt());
        }
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
    }

    /// As the experiment says.
    public static TrainingOptions of(Experiment experiment, long seed, int threads) {
        return new TrainingOptions(seed, experiment.budgetSeconds(), experiment.passes(), threads);
    }
}
