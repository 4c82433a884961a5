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

        /// `ippo(...)`: proximal policy optimisation by each agent for itself.
        ///
        /// @param epochs sweeps over the samples of a pass
        /// @param minibatches parts of a sweep, with a step each
        /// @param criticRate Adam step length of the critics at the start
        /// @param clip how far the ratio of densities may leave 1 before it stops counting
        /// @param discount of what comes a step later
        /// @param trace lambda of generalised advantages
        /// @param entropy weight of the policies' entropy
        /// @param deviation of the exploring noise at the start, in units of an action
        record Ippo(
                int epochs,
                int minibatches,
                double rate,
                double criticRate,
                double clip,
                double discount,
                double trace,
                double entropy,
                double deviation,
                Reward reward)
                implements Algorithm {}

        /// `mappo(...)`: the same with a critic that sees the whole feeder.
        record Mappo(
                int epochs,
                int minibatches,
                double rate,
                double criticRate,
                double clip,
                double discount,
                double trace,
                double entropy,
                double deviation,
                Reward reward,
                CriticView critic)
                implements Algorithm {}
    }

    /// What a learner from rewards gives an agent.
    public enum Reward {
        /// Its own money, what its own power costs at the source's marginal price, and all that violations cost.
        MARGINAL,
        /// The cost of everybody and all that violations cost, the same for all.
        TEAM
    }

    /// What a critic sees.
    public enum CriticView {
        /// One network for each agent, of the agent's own observation.
        OWN,
        /// One network for all agents, of features of the whole feeder.
        GLOBAL,
        /// One network for each agent, of its observation and of the features of the feeder.
        BOTH
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
