package org.gridlang.runtime.learn;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a training holds between two passes: what a checkpoint saves. A training resumed from it does what
/// the original would have done, to the last bit.
///
/// @param seed of the training
/// @param passes done
/// @param seconds trained
/// @param current policies with their optimisers
/// @param memory what the learner remembers besides, by name
/// @param unitPrices per constraint
/// @param multipliers per constraint: above, below; empty arrays where there are none
/// @param best policies of the best validation
/// @param bestMerit their merit; positive infinity before the first validation
/// @param bestPass pass after which they were validated
public record TrainingState(
        long seed,
        int passes,
        double seconds,
        long evaluations,
        PolicySet current,
        SortedMap<String, double[]> memory,
        double[] unitPrices,
        List<Sides> multipliers,
        PolicySet best,
        double bestMerit,
        int bestPass) {
    public TrainingState {
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
        multipliers = List.copyOf(multipliers);
    }

    /// The multipliers of one constraint.
    public record Sides(double[] above, double[] below) {}
}
