package org.gridlang.language.model;

import java.util.List;
import java.util.stream.Stream;
import org.gridlang.runtime.policy.Surrogate;
import org.gridlang.runtime.problem.Experiment;

/// All that `algorithm:`, `duals:` and `selection:` of a `train` block may say. A new algorithm is a record in
/// [Experiment.Algorithm] and a table here; everything else of the compiler follows from the two.
public final class ExperimentOptions {
    private static final Option ADJOINT = new Option.Choice(
            "adjoint",
            Experiment.Adjoint.CLOSED,
            "whether the gradient knows that a policy will see what its actions change");
    private static final Option VOLTAGE = new Option.Choice(
            "voltage", Experiment.Voltage.FULL, "whether it also goes through voltages that agents measure");
    private static final Option NORMALISE = new Option.Choice(
            "normalise", Experiment.Normalisation.COMPONENT, "by what a gradient is scaled: per action, agent, or not");
    private static final Option SCALE_MEMORY = new Option.Decimal(
            "scale_memory", 0, 0.999, 0.9, "what the average behind that scale keeps from pass to pass");
    private static final Option GRADIENT_LIMIT = new Option.Decimal(
            "gradient_limit", 1e-6, 1e9, 1.0, "norm to which an agent's gradient by its weights is shortened");

    private static final List<OptionTable<Experiment.Algorithm>> BY_GRADIENT = List.of(
            CommonOptions.algorithm(
                    "gradmap",
                    Experiment.Algorithm.GradMap.class,
                    "proximal steps on the exact gradient of a pass",
                    new Option.Whole("epochs", 1, 1000, 8, "proximal steps of an agent in a pass"),
                    new Option.Choice(
                            "surrogate", Surrogate.CLIP_PROXIMAL, "what stands for the objective during these steps"),
                    new Option.Span(
                            "radius",
                            1e-6,
                            10,
                            new Experiment.Span(0.3, 0.03),
                            "trust region in units of an action, whose range is 2"),
                    new Option.Switch(
                            "adaptive", false, "whether the radius follows, between its two ends, what steps bring"),
                    new Option.Whole("probe_days", 1, 64, 2, "days of each pass by which that is judged"),
                    new Option.Decimal(
                            "stop", 0, 1e6, 1.5, "radii of change at which an agent ends its steps early; 0: never"),
                    new Option.Whole(
                            "minibatches", 1, 4096, 8, "parts of a pass's samples, one of which each step uses"),
                    CommonOptions.rate(6e-3),
                    CommonOptions.DECAY,
                    ADJOINT,
                    VOLTAGE,
                    NORMALISE,
                    SCALE_MEMORY,
                    GRADIENT_LIMIT),
            CommonOptions.algorithm(
                    "ssl",
                    Experiment.Algorithm.Ssl.class,
                    "gradient-based self-supervised learning: one plain step in a pass",
                    CommonOptions.rate(1e-2),
                    CommonOptions.DECAY,
                    ADJOINT,
                    VOLTAGE,
                    NORMALISE,
                    SCALE_MEMORY,
                    GRADIENT_LIMIT));

    public static final List<OptionTable<Experiment.Algorithm>> ALGORITHMS = Stream.concat(
                    BY_GRADIENT.stream(), ActorCriticOptions.ALGORITHMS.stream())
            .toList();

    private static final String MULTIPLIER_PART = "unit prices at a violation of 0.01";

    private static final Option TOLERANCE = new Option.Decimal(
            "tolerance", 0, 1, 0.0, "mean violation up to which a multiplier falls, pu or part of the bound");

    public static final List<OptionTable<Experiment.Duals>> DUALS = List.of(
            duals(
                    "ascent",
                    Experiment.Duals.Ascent.class,
                    "a multiplier rises by its violation",
                    new Option.Decimal("rate", 0, 1e6, 1.0, "added to a multiplier in each pass, " + MULTIPLIER_PART),
                    penalty(3),
                    TOLERANCE),
            duals(
                    "pid",
                    Experiment.Duals.Pid.class,
                    "a controller holds the violation at zero",
                    new Option.Decimal("proportional", 0, 1e6, 2.0, "for the violation itself, " + MULTIPLIER_PART),
                    new Option.Decimal("integral", 0, 1e6, 0.5, "added in each pass, " + MULTIPLIER_PART),
                    new Option.Decimal(
                            "derivative", 0, 1e6, 1.0, "for its rise since the last pass, " + MULTIPLIER_PART),
                    penalty(3),
                    TOLERANCE),
            duals(
                    "augmented",
                    Experiment.Duals.Augmented.class,
                    "augmented Lagrangian: a multiplier rises by penalty times violation, and the penalty grows",
                    penalty(3),
                    new Option.Decimal("growth", 1, 100, 2.0, "factor of the penalty where a violation does not fall"),
                    new Option.Decimal("reduction", 0, 1, 0.75, "part of the last violation to which it must fall"),
                    new Option.Whole("every", 1, 10_000, 5, "passes between two updates"),
                    new Option.Decimal("most", 0, 1e9, 30.0, "limit of the penalty"),
                    TOLERANCE));

    public static final List<OptionTable<Experiment.Selection>> SELECTIONS = List.of(OptionTable.of(
            "merit",
            Experiment.Selection.class,
            Experiment.Selection.class,
            "cost plus weighted violation on the validation days",
            new Option.Decimal("weight", 0, 1e9, 20.0, "weight of a violation, in unit prices of its constraint"),
            new Option.Whole(
                    "patience",
                    0,
                    1_000_000,
                    0,
                    "validations without a better merit that end the training; 0: they never do")));

    private ExperimentOptions() {}

    private static Option penalty(double standard) {
        return new Option.Decimal("penalty", 0, 1e9, standard, "weight of the quadratic term, " + MULTIPLIER_PART);
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
