package org.gridlang.language.resolve;

import java.util.Optional;
import java.util.Set;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// The name that an item declares and what kind of thing it is, in words.
public final class DeclaredName {
    /// Words that mean something in every expression.
    public static final Set<String> RESERVED = Set.of(
            "dt",
            "pi",
            "time",
            "bus",
            "agents",
            "agent",
            "min",
            "max",
            "clamp",
            "abs",
            "sqrt",
            "exp",
            "log",
            "sin",
            "cos",
            "tanh",
            "reactive",
            "sum",
            "mean",
            "count",
            "wander",
            "daily",
            "noise",
            "today",
            "no_control",
            "perfect_information");

    private DeclaredName() {}

    /// The name among the things that expressions and other items may refer to; empty for units, tests and the
    /// like.
    public static Optional<Identifier> of(Item item) {
        return switch (item) {
            case Item.Series series -> Optional.of(series.name());
            case Item.Function function -> Optional.of(function.name());
            case Item.Feeder feeder -> Optional.of(feeder.name());
            case Item.Device device -> Optional.of(device.name());
            case Item.Rule rule -> Optional.of(rule.name());
            case Item.ChangedRule rule -> Optional.of(rule.name());
            case Item.Population population -> Optional.of(population.name());
            case Item.Constrain constrain -> Optional.of(constrain.name());
            case Item.Dimension dimension -> Optional.empty();
            case Item.Unit unit -> Optional.empty();
            case Item.Seed seed -> Optional.empty();
            case Item.Time time -> Optional.empty();
            case Item.Objective objective -> Optional.empty();
            case Item.Train train -> Optional.empty();
            case Item.Evaluate evaluate -> Optional.empty();
            case Item.Test test -> Optional.empty();
        };
    }

    /// `a population`, for a sentence.
    public static String kind(Item item) {
        return switch (item) {
            case Item.Series series -> series.broadcast() ? "a signal" : "a profile";
            case Item.Function function -> "a function";
            case Item.Feeder feeder -> "a feeder";
            case Item.Device device -> "a device";
            case Item.Rule rule -> "a rule";
            case Item.ChangedRule rule -> "a rule";
            case Item.Population population -> "a population";
            case Item.Constrain constrain -> "a constraint";
            case Item.Dimension dimension -> "a dimension";
            case Item.Unit unit -> "a unit";
            case Item.Seed seed -> "the seed";
            case Item.Time time -> "the time block";
            case Item.Objective objective -> "the objective";
            case Item.Train train -> "an experiment";
            case Item.Evaluate evaluate -> "an evaluation";
            case Item.Test test -> "a test";
        };
    }
}
