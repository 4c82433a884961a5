package org.gridlang.runtime.problem;

import java.util.List;
import java.util.OptionalInt;

/// A `train` block.
///
/// The records below are the settings of `algorithm: gradmap(...)` and the like: the compiler knows each by the
/// names and types of its components (`org.gridlang.language.model.ExperimentOptions`).
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
        Duals duals,
        Selection selection) {
    public Experiment {
        hidden = List.copyOf(hidden);
    }

    /// How policies are changed in a pass.
    public sealed interface Algorithm {
        /// Adam step length at the start.
        double rate();

        /// `gradmap(epochs: 10, radius: 0.05 .. 0.02, minibatches: 4, rate: 1e-3)`.
        record GradMap(int epochs, Span radius, int minibatches, double rate) implements Algorithm {}

        /// `ssl(rate: 0.01)`: one full-batch step for each pass, no trust region.
        record Ssl(double rate) implements Algorithm {}
    }

    /// `0.05 .. 0.02`: a positive value that goes from the first to the last by equal factors over a training.
    public record Span(double first, double last) {
        /// @param fraction how much of the training is done, from 0 to 1
        public double at(double fraction) {
            return first * Math.pow(last / first, fraction);
        }
    }

    /// How multipliers follow violations.
    public sealed interface Duals {
        /// `duals: ascent(rate: 0.3, penalty: 1)`: both relative to the scale of the cost gradient, see
        /// `docs/method.md`.
        record Ascent(double rate, double penalty) implements Duals {}
    }

    /// `selection: merit(weight: 20, patience: 10)`: which policies of a training are kept.
    ///
    /// @param weight of violations in the merit, in unit prices of the constraint
    /// @param patience validations without a better merit that end the training; 0: they never do
    public record Selection(double weight, int patience) {}
}
