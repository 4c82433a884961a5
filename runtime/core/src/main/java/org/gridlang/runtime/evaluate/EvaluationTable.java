package org.gridlang.runtime.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.problem.Evaluation;

/// The figures of all policies of an `evaluate` block on the same days, and whether its requirements hold.
///
/// @param remarks what must be said beside the figures, such as days without a feasible reference
public record EvaluationTable(
        String name, Evaluation.Split split, List<Row> rows, List<Outcome> outcomes, List<String> remarks) {
    private static final double JOULES_PER_KILOWATT_HOUR = 3.6e6;

    public EvaluationTable {
        rows = List.copyOf(rows);
        outcomes = List.copyOf(outcomes);
        remarks = List.copyOf(remarks);
    }

    /// One policy.
    public record Row(String policy, Figures figures) {
        /// All metrics: what a run folder records and what `require` may ask for.
        public List<Metric> metrics() {
            var metrics = new ArrayList<Metric>();
            metrics.add(new Metric("days", figures.days(), "days"));
            metrics.add(new Metric("cost", figures.cost(), "money/day"));
            for (var money : figures.money()) {
                metrics.add(new Metric("cost." + money.owner() + "." + money.component(), money.mean(), "money/day"));
            }
            for (var violation : figures.violations()) {
                String prefix = violation.constraint() + ".violation_";
                metrics.add(new Metric(prefix + "mean", violation.mean(), "SI or pu"));
                metrics.add(new Metric(prefix + "max", violation.largestOfAll(), "SI or pu"));
                metrics.add(new Metric(prefix + "rate", violation.rate(), "1"));
                metrics.add(new Metric(prefix + "p95", violation.percentile95(), "SI or pu"));
                metrics.add(new Metric(
                        prefix + "hours", mean(violation.sum()) * figures.stepSeconds() / 3600, "SI or pu, x h/day"));
            }
            metrics.add(new Metric("unconverged", figures.unconverged(), "scenarios"));
            metrics.add(new Metric("import", mean(figures.importEnergy()) / JOULES_PER_KILOWATT_HOUR, "kWh/day"));
            metrics.add(new Metric("losses", mean(figures.lossEnergy()) / JOULES_PER_KILOWATT_HOUR, "kWh/day"));
            metrics.add(
                    new Metric("peak", Arrays.stream(figures.peakImport()).max().orElse(0) / 1000, "kW"));
            return metrics;
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / Math.max(values.length, 1);
        }
    }

    /// @param unit as it is written to `evaluation.csv`
    public record Metric(String name, double value, String unit) {}

    /// A requirement, as written, and what became of it.
    public record Outcome(String text, int line, Verdict verdict) {}

    /// Whether a requirement holds, fails, or names a policy that was not evaluated.
    public enum Verdict {
        HOLDS,
        FAILS,
        NOT_JUDGED
    }

    /// This table with the outcomes of requirements.
    EvaluationTable with(List<Evaluation.Requirement> requirements) {
        var judged = new ArrayList<Outcome>();
        for (var requirement : requirements) {
            judged.add(new Outcome(requirement.text(), requirement.line(), verdict(requirement.condition())));
        }
        return new EvaluationTable(name, split, rows, judged, remarks);
    }

    private Verdict verdict(Evaluation.Condition condition) {
        try {
            return condition.holds(this::value) ? Verdict.HOLDS : Verdict.FAILS;
        } catch (NotEvaluatedException missing) {
            return Verdict.NOT_JUDGED;
        }
    }

    /// Whether no requirement fails.
    public boolean passed() {
        return outcomes.stream().noneMatch(outcome -> outcome.verdict() == Verdict.FAILS);
    }

    /// A metric of a policy, see [Evaluation.Results].
    public double value(String policy, String metric) {
        for (var row : rows) {
            if (row.policy().equals(policy)) {
                for (var each : row.metrics()) {
                    if (each.name().equals(metric)) {
                        return each.value();
                    }
                }
                throw new IllegalArgumentException("there is no metric " + metric);
            }
        }
        throw new NotEvaluatedException(policy);
    }

    /// The mean daily cost of a policy, if it was evaluated.
    OptionalDouble cost(String policy) {
        return rows.stream()
                .filter(row -> row.policy().equals(policy))
                .mapToDouble(row -> row.figures().cost())
                .findFirst();
    }

    /// A requirement asks for a policy that is not in the table.
    private static final class NotEvaluatedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotEvaluatedException(String policy) {
            super("policy " + policy + " was not evaluated");
        }
    }
}
