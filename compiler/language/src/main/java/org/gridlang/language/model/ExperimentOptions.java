package org.gridlang.language.model;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.problem.Experiment;

/// All that `algorithm:`, `duals:` and `selection:` of a `train` block may say. A new algorithm is a record in
/// [Experiment.Algorithm] and a table here; everything else of the compiler follows from the two.
public final class ExperimentOptions {
    public static final List<OptionTable<Experiment.Algorithm>> ALGORITHMS = List.of(
            algorithm(
                    "gradmap",
                    Experiment.Algorithm.GradMap.class,
                    "proximal steps on the exact gradient of a pass",
                    new Option.Whole("epochs", 1, 1000, 8, "proximal steps of an agent in a pass"),
                    new Option.Span(
                            "radius",
                            1e-6,
                            10,
                            new Experiment.Span(0.3, 0.03),
                            "trust region in units of an action, whose range is 2"),
                    new Option.Whole(
                            "minibatches", 1, 4096, 8, "parts of a pass's samples, one of which each step uses"),
                    new Option.Number("rate", 1e-8, 1, 6e-3, "Adam's step length")),
            algorithm(
                    "ssl",
                    Experiment.Algorithm.Ssl.class,
                    "gradient-based self-supervised learning: one plain step in a pass",
                    new Option.Number("rate", 1e-8, 1, 1e-2, "Adam's step length")),
            algorithm(
                    "ippo",
                    Experiment.Algorithm.Ippo.class,
                    "proximal policy optimisation by each agent for itself, from rewards alone",
                    clipped()),
            algorithm(
                    "mappo",
                    Experiment.Algorithm.Mappo.class,
                    "the same with a critic that sees the whole feeder",
                    clipped(new Option.Choice(
                            "critic",
                            Experiment.CriticView.BOTH,
                            "what it sees: one network for all of the feeder, or one for each agent of its own"
                                    + " observation, or of both"))));

    public static final List<OptionTable<Experiment.Duals>> DUALS = List.of(duals(
            "ascent",
            Experiment.Duals.Ascent.class,
            "signed ascent",
            new Option.Number(
                    "rate",
                    0,
                    1e6,
                    1.0,
                    "unit prices that a standing violation of 0.01 adds to a multiplier in a pass"),
            new Option.Number(
                    "penalty", 0, 1e9, 3.0, "weight of the quadratic term at a violation of 0.01, in unit prices")));

    public static final List<OptionTable<Experiment.Selection>> SELECTIONS = List.of(OptionTable.of(
            "merit",
            Experiment.Selection.class,
            Experiment.Selection.class,
            "cost plus weighted violation on the validation days",
            new Option.Number("weight", 0, 1e9, 20.0, "weight of a violation, in unit prices of its constraint"),
            new Option.Whole(
                    "patience",
                    0,
                    1_000_000,
                    0,
                    "validations without a better merit that end the training; 0: they never do")));

    private ExperimentOptions() {}

    /// The options of `ippo`, and some more.
    private static Option[] clipped(Option... more) {
        var options = new ArrayList<Option>(List.of(
                new Option.Whole("epochs", 1, 1000, 10, "sweeps over the samples of a pass"),
                new Option.Whole("minibatches", 1, 4096, 4, "parts of a sweep, with a step each"),
                new Option.Number("rate", 1e-8, 1, 1e-3, "Adam's step length"),
                new Option.Number("critic_rate", 1e-8, 1, 1e-3, "that of the critics"),
                new Option.Number("clip", 1e-3, 10, 0.2, "how far the ratio of densities may leave 1"),
                new Option.Number("discount", 0, 1, 0.99, "weight of what comes a step later"),
                new Option.Number("trace", 0, 1, 0.95, "lambda of the generalised advantage"),
                new Option.Number("entropy", 0, 10, 0.0, "weight of the entropy of the policies"),
                new Option.Number(
                        "deviation", 0.01, 1, 0.5, "of the exploring noise at the start, in units of an action"),
                new Option.Choice(
                        "reward",
                        Experiment.Reward.MARGINAL,
                        "own money and own power at the marginal price, or the cost of the whole team")));
        options.addAll(List.of(more));
        return options.toArray(Option[]::new);
    }

    private static <R extends Record> OptionTable<Experiment.Algorithm> algorithm(
            String name, Class<R> record, String meaning, Option... options) {
        return OptionTable.of(name, record, Experiment.Algorithm.class, meaning, options);
    }

    private static <R extends Record> OptionTable<Experiment.Duals> duals(
            String name, Class<R> record, String meaning, Option... options) {
        return OptionTable.of(name, record, Experiment.Duals.class, meaning, options);
    }

    /// The table that settings were made by.
    public static <T> OptionTable<T> tableOf(List<OptionTable<T>> tables, T settings) {
        return tables.stream()
                .filter(table -> table.describes(settings))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("model: no table for " + settings));
    }
}
