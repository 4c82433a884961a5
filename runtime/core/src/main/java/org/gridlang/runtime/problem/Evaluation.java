package org.gridlang.runtime.problem;

import java.util.List;
import java.util.OptionalInt;

/// An `evaluate` block.
///
/// @param days evaluate on this many evenly spaced days of the split instead of all
/// @param stresses how these days differ from those of the problem
public record Evaluation(
        String name,
        Split split,
        List<String> policies,
        OptionalInt days,
        List<Stress> stresses,
        List<Requirement> requirements) {
    public Evaluation {
        policies = List.copyOf(policies);
        stresses = List.copyOf(stresses);
        requirements = List.copyOf(requirements);
    }

    /// The same days for other policies, and nothing required of them.
    public Evaluation of(List<String> others) {
        return new Evaluation(name, split, others, days, stresses, List.of());
    }

    public enum Split {
        TRAIN,
        VALIDATE,
        TEST
    }

    /// `require gradmap.cost <= 1.05 * perfect_information.cost`, with its text as written and its line.
    public record Requirement(String text, int line, Condition condition) {}

    @FunctionalInterface
    public interface Condition {
        boolean holds(Results results);
    }

    /// The evaluated table.
    @FunctionalInterface
    public interface Results {
        /// A metric of a policy, `cost` or `voltage.violation_mean`, in SI or per unit.
        double value(String policy, String metric);
    }
}
