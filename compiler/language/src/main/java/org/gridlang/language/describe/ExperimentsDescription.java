package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.model.ExperimentOptions;
import org.gridlang.language.model.OptionTable;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;

/// The trainings and evaluations of a problem with all defaults filled in, and what they come to.
final class ExperimentsDescription {
    private final ProblemModel problem;
    private final Quantities quantities;

    ExperimentsDescription(ProblemModel problem, Units units) {
        this.problem = problem;
        this.quantities = new Quantities(units);
    }

    /// @param name of the only block to tell of; all if empty
    Section whole(Optional<String> name) {
        var parts = new ArrayList<Description>();
        parts.add(days());
        problem.experiments().stream()
                .filter(each -> name.isEmpty() || name.get().equals(each.name()))
                .forEach(each -> parts.add(training(each)));
        problem.evaluations().stream()
                .filter(each -> name.isEmpty() || name.get().equals(each.name()))
                .forEach(each -> parts.add(evaluation(each)));
        var time = problem.time();
        return new Section(
                "experiments",
                "%s: days of %d steps of %s, %s"
                        .formatted(
                                problem.name(),
                                time.steps(),
                                quantities.time(time.stepSeconds()).text(),
                                time.zone().getId()),
                parts);
    }

    private Table days() {
        var time = problem.time();
        return new Table(
                "days",
                "",
                List.of(
                        Column.text("split", "split"),
                        Column.text("first", "first"),
                        Column.text("last", "last"),
                        Column.number("days", "days")),
                List.of(days("train", time.train()), days("validate", time.validate()), days("test", time.test())));
    }

    private static Row days(String split, TimeGrid.DateRange range) {
        return Row.of(
                Value.text(split),
                Value.text(range.first().toString()),
                Value.text(range.last().toString()),
                Value.count(range.days()));
    }

    private Section training(Experiment experiment) {
        var parts = new ArrayList<Description>();
        settings(parts, "algorithm", "", ExperimentOptions.ALGORITHMS, experiment.algorithm());
        parts.add(new Fact(
                "hidden",
                "hidden layers",
                Value.list(experiment.hidden().stream().map(String::valueOf).toList())));
        parts.add(new Fact("", "policies", Value.shown(policies(experiment))));
        parts.add(new Fact("parameters", "", new Value("", parameters(experiment))));
        parts.add(new Fact("batch_days", "batch", new Value(experiment.batchDays() + " days in a pass", (long)
                experiment.batchDays())));
        double budget = experiment.budgetSeconds();
        parts.add(new Fact(
                "budget_s",
                "budget",
                Double.isFinite(budget) ? quantities.time(budget) : Value.shown("none: passes end it")));
        parts.add(new Fact(
                "passes",
                "passes",
                experiment.passes().isPresent()
                        ? new Value("at most " + experiment.passes().getAsInt(), (long)
                                experiment.passes().getAsInt())
                        : Value.shown("as many as the budget allows")));
        parts.add(new Fact(
                "constraints",
                "constraints",
                new Value(experiment.constraints() ? "on" : "off: trained on cost alone", experiment.constraints())));
        settings(parts, "duals", "dual ", ExperimentOptions.DUALS, experiment.duals());
        settings(parts, "selection", "selection ", ExperimentOptions.SELECTIONS, experiment.selection());
        if (experiment.trials() > 0) {
            parts.add(new Fact(
                    "trials", "chosen by", new Value(experiment.trials() + " trial runs", (long) experiment.trials())));
        }
        return new Section(experiment.name(), "train " + experiment.name(), parts);
    }

    /// What was chosen and all its options.
    ///
    /// @param prefix of the options' names
    private static <T> void settings(
            List<Description> parts, String key, String prefix, List<OptionTable<T>> tables, T settings) {
        var table = ExperimentOptions.tableOf(tables, settings);
        parts.add(new Fact(key, key, Value.text(table.name())));
        for (var option : table.options()) {
            var value = table.value(settings, option);
            String name = prefix + option.name().replace('_', ' ');
            if (value instanceof Experiment.Span(double first, double last)) {
                var text = option.written(value) + (first == last ? "" : ", from the first pass to the last");
                parts.add(new Fact("", name, Value.shown(text)));
                parts.add(new Fact(name.replace(' ', '_') + "_start", "", new Value("", first)));
                parts.add(new Fact(name.replace(' ', '_') + "_end", "", new Value("", last)));
            } else {
                var data = value instanceof Double || value instanceof Boolean
                        ? value
                        : value instanceof Integer whole ? Long.valueOf(whole) : option.written(value);
                parts.add(new Fact(name.replace(' ', '_'), name, new Value(option.written(value), data)));
            }
        }
    }

    /// `batteries 500 x 8-64-64-1, ...; 4,866,000 parameters in all`.
    private String policies(Experiment experiment) {
        var parts = new ArrayList<String>();
        for (var population : problem.populations()) {
            var shape = shape(population, experiment);
            if (shape.isPresent()) {
                parts.add("%s %d x %d-%s-%d"
                        .formatted(
                                population.name(),
                                population.count(),
                                shape.get().inputs(),
                                experiment.hidden().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("-")),
                                shape.get().outputs()));
            }
        }
        return String.join(", ", parts) + String.format(Locale.ROOT, "; %,d parameters in all", parameters(experiment));
    }

    private long parameters(Experiment experiment) {
        long sum = 0;
        for (var population : problem.populations()) {
            long each =
                    shape(population, experiment).map(PolicyShape::weightCount).orElse(0);
            sum += each * population.count();
        }
        return sum;
    }

    /// A device without actions or observations has no policy.
    private Optional<PolicyShape> shape(ProblemModel.Population population, Experiment experiment) {
        var device = problem.devices().get(population.device());
        int inputs = device.observations().size();
        int outputs = device.actions().size();
        return inputs == 0 || outputs == 0
                ? Optional.empty()
                : Optional.of(new PolicyShape(inputs, experiment.hidden(), outputs));
    }

    private Section evaluation(ProblemModel.EvaluationModel evaluation) {
        var parts = new ArrayList<Description>();
        var split = evaluation.split().name().toLowerCase(Locale.ROOT);
        int available = switch (evaluation.split()) {
            case TRAIN -> problem.time().train().days();
            case VALIDATE -> problem.time().validate().days();
            case TEST -> problem.time().test().days();
        };
        parts.add(new Fact("split", "split", Value.text(split)));
        parts.add(new Fact(
                "days",
                "days",
                new Value(
                        evaluation.days().map(days -> days + " of " + available).orElse("all " + available),
                        (long) evaluation.days().orElse(available))));
        parts.add(new Fact("policies", "policies", Value.list(evaluation.policies())));
        if (!evaluation.stresses().isEmpty()) {
            var stresses = evaluation.stresses().stream()
                    .map(each -> Prose.line(each.span().text()))
                    .toList();
            parts.add(new Fact("stress", "stress", new Value(String.join("\n", stresses), stresses)));
        }
        var requirements = evaluation.requirements().stream()
                .map(each -> Prose.line(each.condition().span().text()))
                .toList();
        parts.add(new Fact("requirements", "requires", new Value(String.join("\n", requirements), requirements)));
        return new Section(evaluation.name(), "evaluate " + evaluation.name(), parts);
    }
}
