package org.gridlang.runtime.problem;

import java.util.List;
import java.util.OptionalInt;
import org.gridlang.runtime.policy.Surrogate;

/// A `train` block.
///
/// The records below are the settings of `algorithm: gradmap(...)` and the like: the compiler knows each by the
/// names and types of its components (`org.gridlang.language.model.ExperimentOptions`).
///
/// @param batchDays days in a pass
/// @param budgetSeconds wall time for training, positive infinity if only `passes` limits it
/// @param constraints false: trained on cost alone
/// @param hidden widths of the hidden layers of each policy
/// @param trials trial runs by which the settings were chosen, which a comparison records; 0: not told
public record Experiment(
        String name,
        Algorithm algorithm,
        List<Integer> hidden,
        int batchDays,
        double budgetSeconds,
        OptionalInt passes,
        boolean constraints,
        Duals duals,
        Selection selection,
        int trials) {
    public Experiment {
        hidden = List.copyOf(hidden);
    }

    /// One that does not tell how its settings were chosen.
    public Experiment(
            String name,
            Algorithm algorithm,
            List<Integer> hidden,
            int batchDays,
            double budgetSeconds,
            OptionalInt passes,
            boolean constraints,
            Duals duals,
            Selection selection) {
        this(name, algorithm, hidden, batchDays, budgetSeconds, passes, constraints, duals, selection, 0);
    }

    /// How policies are changed in a pass.
    public sealed interface Algorithm {
        /// Adam step length at the start.
        double rate();

        /// `gradmap(epochs: 10, radius: 0.05 .. 0.02, minibatches: 4, rate: 1e-3)`.
        ///
        /// @param epochs steps of an agent in a pass
        /// @param adaptive whether the radius follows what steps bring on probe days, between its two ends
        /// @param probeDays days of each pass that are always the same, if it does
        /// @param stop an agent stops when the root mean square of its change exceeds this many radii; 0: never
        /// @param scaleMemory what the average of an agent's squared gradient keeps from pass to pass
        /// @param gradientLimit norm to which an agent's gradient by its weights is shortened
        record GradMap(
                int epochs,
                Surrogate surrogate,
                Span radius,
                boolean adaptive,
                int probeDays,
                double stop,
                int minibatches,
                double rate,
                Decay decay,
                Adjoint adjoint,
                Voltage voltage,
                Normalisation normalise,
                double scaleMemory,
                double gradientLimit)
                implements Algorithm {}

        /// `ssl(rate: 0.01)`: one full-batch step for each pass, no trust region.
        record Ssl(
                double rate,
                Decay decay,
                Adjoint adjoint,
                Voltage voltage,
                Normalisation normalise,
                double scaleMemory,
                double gradientLimit)
                implements Algorithm {}

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
                Decay decay,
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
                Decay decay,
                Reward reward,
                CriticView critic)
                implements Algorithm {}

        /// `shac(...)`: short windows of the exact gradient under a stochastic policy, with a critic at their end.
        ///
        /// @param window steps that are gone back through
        /// @param criticEpochs sweeps of the critics over the samples of a pass
        /// @param criticMinibatches parts of such a sweep, with a step each
        /// @param trace lambda of the returns that critics learn
        /// @param follow share of the way that the critics' slower copies go in a pass
        record Shac(
                int window,
                double rate,
                double discount,
                double entropy,
                double deviation,
                double criticRate,
                int criticEpochs,
                int criticMinibatches,
                double trace,
                double follow,
                Decay decay)
                implements Algorithm {}

        /// `maddpg(...)`: deterministic actors with critics of the mean field, from a replay.
        ///
        /// @param updates steps of actors and critics in a pass
        /// @param batch moments in a step
        /// @param replay passes that are kept
        /// @param follow share of the way that target networks go in a step
        /// @param deviation of the exploring noise, over the training
        record Maddpg(
                int updates,
                int batch,
                int replay,
                double rate,
                double criticRate,
                double discount,
                double follow,
                Span deviation,
                Decay decay,
                Reward reward)
                implements Algorithm {}

        /// `rpo(...)`: several steps on the gradients of SHAC, within a trust region of probabilities.
        ///
        /// @param low how far the ratio of densities may fall below 1
        /// @param high how far it may rise above 1
        /// @param divergence weight of the divergence from the policy that explored
        record Rpo(
                int epochs,
                int minibatches,
                double low,
                double high,
                double divergence,
                int window,
                double rate,
                double discount,
                double entropy,
                double deviation,
                double criticRate,
                int criticEpochs,
                int criticMinibatches,
                double trace,
                double follow,
                Decay decay)
                implements Algorithm {}
    }

    /// What a learner from rewards gives an agent.
    public enum Reward {
        /// Its own money, what its own power costs at the source's marginal price, and an equal share of what
        /// violations cost.
        SHARED,
        /// The same with all that violations cost.
        MARGINAL,
        /// The same with what its own power costs at the marginal price of violations at its place: the power flow's
        /// derivative, but none of the device's or the policy's.
        LOCATIONAL,
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

    /// How the learning rate falls over a training, to a twentieth at the end.
    public enum Decay {
        LINEAR {
            @Override
            double shape(double fraction) {
                return 1 - fraction;
            }
        },
        COSINE {
            @Override
            double shape(double fraction) {
                return 0.5 * (1 + StrictMath.cos(Math.PI * fraction));
            }
        },
        CONSTANT {
            @Override
            double shape(double fraction) {
                return 1;
            }
        };

        private static final double LEAST = 0.05;

        abstract double shape(double fraction);

        /// Its part of the rate at the start.
        ///
        /// @param fraction how much of the training is done, from 0 to 1
        public double at(double fraction) {
            return Math.max(LEAST, shape(fraction));
        }
    }

    /// What the gradient by an action knows of later actions.
    public enum Adjoint {
        /// That the policy will see what the action changes: the exact gradient of the policy.
        CLOSED,
        /// Nothing: later actions stay as they are.
        OPEN
    }

    /// Whether the gradient goes through voltages that agents measure.
    public enum Voltage {
        FULL,
        /// Measured voltages count as given.
        STOP_GRADIENT
    }

    /// What shares one scale of the gradient.
    public enum Normalisation {
        /// Each action component of each agent has a scale of its own.
        COMPONENT,
        /// All components of an agent.
        AGENT,
        /// The gradient stays in money.
        NONE
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
        /// Mean violation of a row and step, normalised (per unit, or part of the bound), up to which a multiplier
        /// falls instead of rising.
        double tolerance();

        /// `duals: ascent(rate: 0.3, penalty: 1)`: both relative to the scale of the cost gradient, see
        /// `docs/method.md`.
        record Ascent(double rate, double penalty, double tolerance) implements Duals {
            /// Without tolerance.
            public Ascent(double rate, double penalty) {
                this(rate, penalty, 0);
            }
        }

        /// `duals: pid(proportional: 1, integral: 0.5, derivative: 1, penalty: 3)`: the control law of Stooke,
        /// Achiam and Abbeel (arXiv 2007.03964) on top of the quadratic term.
        record Pid(double proportional, double integral, double derivative, double penalty, double tolerance)
                implements Duals {
            /// Without tolerance.
            public Pid(double proportional, double integral, double derivative, double penalty) {
                this(proportional, integral, derivative, penalty, 0);
            }
        }

        /// `duals: augmented(penalty: 3, growth: 2, reduction: 0.75, every: 5, most: 100)`: the augmented
        /// Lagrangian method.
        ///
        /// @param penalty weight of the quadratic term at the start
        /// @param growth factor of the penalty where a violation has not fallen to `reduction` of what it was
        /// @param every passes between two updates
        /// @param most limit of the penalty
        record Augmented(double penalty, double growth, double reduction, int every, double most, double tolerance)
                implements Duals {
            /// Without tolerance.
            public Augmented(double penalty, double growth, double reduction, int every, double most) {
                this(penalty, growth, reduction, every, most, 0);
            }
        }
    }

    /// `selection: merit(weight: 20, patience: 10)`: which policies of a training are kept.
    ///
    /// @param weight of violations in the merit, in unit prices of the constraint
    /// @param patience validations without a better merit that end the training; 0: they never do
    public record Selection(double weight, int patience) {}
}
