package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;

/// An algorithm at work on the policies of one training. The loop around it, [Trainer], counts passes, validates,
/// keeps the best policies and hands out checkpoints; a learner does what happens between two of those:
///
/// ```
/// pass(number, fraction):   roll out days of the ground, change its policies, move its prices
/// ```
///
/// It finds everything else on its [TrainingGround] and keeps only what its algorithm needs from pass to pass,
/// which it gives out and takes back as arrays by name, so that a resumed training goes on to the last bit.
interface Learner {
    /// What a pass came to.
    ///
    /// @param figures of the days of the pass, under the policies before they were changed
    /// @param evaluations scenarios (day and step) solved
    /// @param radius trust region in force, infinite for none
    /// @param rate learning rate in force
    record Outcome(Figures figures, long evaluations, double radius, double rate) {}

    /// One pass.
    ///
    /// @param pass passes done before
    /// @param fraction how much of the training is done, from 0 to 1
    /// @throws TrainingFailure if training cannot go on
    Outcome pass(int pass, double fraction);

    /// Whether the policies, which a validation has just rolled out, are worth a checkpoint.
    default boolean sound() {
        return true;
    }

    /// What must be known to go on, by name, besides the policies and their optimisers, and the prices. Names
    /// say whose it is: `squared_scale.batteries`.
    SortedMap<String, double[]> memory();

    /// Takes back what [#memory] gave.
    void restore(Map<String, double[]> memory);
}
