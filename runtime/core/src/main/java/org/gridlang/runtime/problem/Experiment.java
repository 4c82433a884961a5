package org.gridlang.runtime.problem;

import java.util.List;
import java.util.OptionalInt;

/// A `train` block.
///
/// @param batchDays days in a pass
/// @param budgetSeconds wall time for training, positive infinity if only `passes` limits it
/// @param constraints false: trained on cost alone
/// @param hidden widths of the hidden layers of each policy
public record Experiment(
        String name,
        Algorithm algorithm,
        List<Integer> hidden,
        int batchDays,
        double budgetSeconds,
        OptionalInt passes,
        boolean constraints,
        Duals duals) {
    public Experiment {
        hidden = List.copyOf(hidden);
    }

    public sealed interface Algorithm {
        /// Adam step length at the start.
        double rate();

        /// `gradmap(epochs: 10, radius: 0.05 .. 0.02, minibatches: 4, rate: 1e-3)`.
        record GradMap(int epochs, double radiusStart, double radiusEnd, int minibatches, double rate)
                implements Algorithm {}

        /// `ssl(rate: 0.01)`: one full-batch step for each pass, no trust region.
        record Ssl(double rate) implements Algorithm {}
    }

    /// `duals: ascent(rate: 0.3, penalty: 1)`: both relative to the scale of the cost gradient, see
    /// `docs/method.md`.
    public record Duals(double rate, double penalty) {}
}
