package org.gridlang.language.model;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.problem.Experiment;

/// What may be said of the learners that explore, `algorithm: ippo(...)` and the like.
final class ActorCriticOptions {
    private static final Option DISCOUNT =
            new Option.Decimal("discount", 0, 1, 1.0, "weight of what comes a step later");
    private static final Option ENTROPY =
            new Option.Decimal("entropy", 0, 10, 0.0, "weight of the entropy of the policies");
    private static final Option REWARD = new Option.Choice(
            "reward",
            Experiment.Reward.MARGINAL,
            "of violations an agent feels an equal share, all (marginal), its own part by the power flow's derivative"
                    + " (locational), or the cost of everybody (team)");

    static final List<OptionTable<Experiment.Algorithm>> ALGORITHMS = List.of(
            CommonOptions.algorithm(
                    "ippo",
                    Experiment.Algorithm.Ippo.class,
                    "proximal policy optimisation by each agent for itself, from rewards alone",
                    clipped(0.98)),
            CommonOptions.algorithm(
                    "mappo",
                    Experiment.Algorithm.Mappo.class,
                    "the same with a critic that sees the whole feeder",
                    clipped(
                            1,
                            new Option.Choice(
                                    "critic",
                                    Experiment.CriticView.BOTH,
                                    "sees the own observation (own), the feeder (global: one network for all), or both"))),
            CommonOptions.algorithm(
                    "maddpg",
                    Experiment.Algorithm.Maddpg.class,
                    "deterministic actors, each with a critic of the mean field, from a replay",
                    new Option.Whole("updates", 1, 100_000, 80, "steps of actors and critics in a pass"),
                    new Option.Whole("batch", 1, 65_536, 256, "samples in a step"),
                    new Option.Whole("replay", 1, 1000, 8, "passes that are kept"),
                    CommonOptions.rate(1e-3),
                    criticRate(1e-2),
                    DISCOUNT,
                    new Option.Decimal("follow", 0, 1, 0.02, "share of the way that target networks go in a step"),
                    new Option.Span(
                            "deviation",
                            0.01,
                            1,
                            new Experiment.Span(0.5, 0.1),
                            "of the exploring noise, in units of an action"),
                    CommonOptions.DECAY,
                    REWARD),
            CommonOptions.algorithm(
                    "shac",
                    Experiment.Algorithm.Shac.class,
                    "short windows of the exact gradient under a stochastic policy, with a critic at their end",
                    windowed(24, 1e-2, 0.1)),
            CommonOptions.algorithm(
                    "rpo",
                    Experiment.Algorithm.Rpo.class,
                    "several steps on such gradients, within a trust region of probabilities",
                    // Of a day of half hours the whole: then only the trust region sets it apart from gradmap.
                    windowed(
                            48,
                            3e-3,
                            0.2,
                            new Option.Whole("epochs", 1, 1000, 4, "sweeps over the samples of a pass"),
                            new Option.Whole("minibatches", 1, 4096, 4, "parts of a sweep, with a step each"),
                            new Option.Decimal("low", 0, 1, 0.2, "how far the ratio of densities may fall below 1"),
                            new Option.Decimal("high", 0, 10, 0.2, "how far it may rise above 1"),
                            new Option.Decimal(
                                    "divergence",
                                    0,
                                    100,
                                    0.1,
                                    "weight of the divergence from the policy that explored"))));

    private ActorCriticOptions() {}

    /// The options of `ippo`, and some more.
    private static Option[] clipped(double trace, Option... more) {
        var options = new ArrayList<Option>(List.of(
                new Option.Whole("epochs", 1, 1000, 10, "sweeps over the samples of a pass"),
                new Option.Whole("minibatches", 1, 4096, 4, "parts of a sweep, with a step each"),
                CommonOptions.rate(3e-3),
                criticRate(1e-2),
                new Option.Decimal("clip", 1e-3, 10, 0.2, "how far the ratio of densities may leave 1"),
                DISCOUNT,
                trace(trace),
                ENTROPY,
                deviation(0.3),
                CommonOptions.DECAY,
                REWARD));
        options.addAll(List.of(more));
        return options.toArray(Option[]::new);
    }

    /// Some options, and those of `shac`.
    private static Option[] windowed(int window, double rate, double deviation, Option... more) {
        var options = new ArrayList<Option>(List.of(more));
        options.addAll(List.of(
                new Option.Whole("window", 1, 100_000, window, "steps that are gone back through"),
                CommonOptions.rate(rate),
                DISCOUNT,
                ENTROPY,
                deviation(deviation),
                criticRate(1e-2),
                new Option.Whole("critic_epochs", 1, 1000, 16, "sweeps of the critics over the samples of a pass"),
                new Option.Whole("critic_minibatches", 1, 4096, 4, "parts of such a sweep, with a step each"),
                trace(0.95),
                new Option.Decimal(
                        "follow", 0, 1, 0.5, "share of the way that the critics' slower copies go in a pass"),
                CommonOptions.DECAY));
        return options.toArray(Option[]::new);
    }

    private static Option criticRate(double standard) {
        return new Option.Decimal("critic_rate", 1e-8, 1, standard, "Adam's step length of the critics");
    }

    private static Option trace(double standard) {
        return new Option.Decimal("trace", 0, 1, standard, "lambda of advantages and returns");
    }

    private static Option deviation(double standard) {
        return new Option.Decimal(
                "deviation", 0.01, 1, standard, "of the exploring noise at the start, in units of an action");
    }
}
