package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.unit.Measures;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Regulation;

/// A file on one page: of a problem its time, feeder, series, populations, constraints, trainings; of a library what it
/// declares.
final class ProblemDescription {
    private final CheckedFile file;

    ProblemDescription(CheckedFile file) {
        this.file = file;
    }

    Section whole() {
        var parts = new ArrayList<Description>();
        var kind = file.problem().isPresent() ? "problem" : "library";
        parts.add(new Fact("kind", "", new Value("", kind)));
        parts.add(new Fact("name", "", new Value("", file.name())));
        parts.add(new Fact("tests", "tests", Value.count(file.tests().size())));
        file.problem().ifPresent(problem -> problem(problem, parts));
        if (file.problem().isEmpty()) {
            parts.add(new Fact(
                    "devices", "devices", Value.list(List.copyOf(file.devices().keySet()))));
            parts.add(new Fact(
                    "feeders", "feeders", Value.list(List.copyOf(file.feeders().keySet()))));
        }
        return new Section(kind, kind + " " + file.name(), parts);
    }

    private void problem(ProblemModel problem, List<Description> parts) {
        var quantities = new Quantities(file.units());
        var time = problem.time();
        parts.add(new Fact("documentation", "about", Value.text(Prose.paragraph(problem.documentation()))));
        parts.add(new Fact("seed", "seed", Value.count(problem.seed())));
        parts.add(new Fact(
                "",
                "time",
                Value.shown("%d steps of %s, %s; %d days to train on, %d to validate, %d to test"
                        .formatted(
                                time.steps(),
                                quantities.time(time.stepSeconds()).text(),
                                time.zone().getId(),
                                time.train().days(),
                                time.validate().days(),
                                time.test().days()))));
        parts.add(new Fact("steps", "", new Value("", (long) time.steps())));
        parts.add(new Fact("step_s", "", new Value("", time.stepSeconds())));
        var name = problem.network().name();
        var origin = file.origins().get(name);
        if (origin != null) {
            parts.add(new FeederDescription(problem.network(), origin, file.units()).summary());
        }
        regulation(problem.regulation())
                .ifPresent(text -> parts.add(new Fact("regulators", "regulators", Value.text(text))));
        parts.add(series(problem));
        parts.add(populations(problem));
        parts.add(constraints(problem));
        parts.add(experiments(problem));
    }

    private static Optional<String> regulation(Regulation regulation) {
        return switch (regulation) {
            case Regulation.Locked locked -> Optional.empty();
            case Regulation.Smooth smooth ->
                Optional.of("smooth in training (gain " + Measures.number(smooth.gain()) + "), active in evaluation");
            case Regulation.Active active -> Optional.of("active");
        };
    }

    private Table series(ProblemModel problem) {
        var rows = new ArrayList<Row>();
        for (var series : problem.series()) {
            rows.add(Row.of(
                    Value.text(series.broadcast() ? "signal" : "profile"),
                    Value.text(series.name()),
                    Value.text(file.units().measures().name(series.dimension())),
                    Value.text(
                            series.broadcast() ? "everybody, the whole day ahead" : "who is bound to it, now only")));
        }
        return new Table(
                "series",
                "series",
                List.of(
                        Column.text("kind", ""),
                        Column.text("name", ""),
                        Column.text("dimension", ""),
                        Column.text("seen_by", "")),
                rows);
    }

    private static Table populations(ProblemModel problem) {
        var rows = new ArrayList<Row>();
        for (var population : problem.populations()) {
            var device = problem.devices().get(population.device());
            rows.add(Row.of(
                    Value.text(population.name()),
                    Value.count(population.count()),
                    Value.text(device.name()),
                    Value.count(population.candidates().size()),
                    Value.count(device.observations().size()),
                    Value.count(device.actions().size())));
        }
        return new Table(
                "populations",
                "populations",
                List.of(
                        Column.text("name", "name"),
                        Column.number("agents", "agents"),
                        Column.text("device", "device"),
                        Column.number("places", "places"),
                        Column.number("observations", "sees"),
                        Column.number("actions", "acts")),
                rows);
    }

    private Table constraints(ProblemModel problem) {
        var rows = new ArrayList<Row>();
        for (var constraint : problem.constraints()) {
            rows.add(Row.of(
                    Value.text(constraint.name()),
                    Value.text(quantity(constraint.quantity())),
                    Value.count(constraint.rows().size()),
                    Value.text(enforcement(constraint.enforcement()))));
        }
        return new Table(
                "constraints",
                "constraints",
                List.of(
                        Column.text("name", "name"),
                        Column.text("quantity", "bounds"),
                        Column.number("rows", "places"),
                        Column.text("enforcement", "acts by")),
                rows);
    }

    private static String quantity(Constraint.Quantity quantity) {
        return switch (quantity) {
            case VOLTAGE_PU -> "voltage";
            case LINE_CURRENT -> "current";
            case SOURCE_APPARENT -> "apparent power of the source";
            case SOURCE_ACTIVE -> "active power of the source";
        };
    }

    private String enforcement(Constraint.Enforcement enforcement) {
        return switch (enforcement) {
            case Constraint.Enforcement.Dual dual -> {
                var keys = new ArrayList<String>();
                dual.keys().stream()
                        .sorted()
                        .map(key -> key == Constraint.Key.ELEMENT ? "element" : "phase")
                        .forEach(keys::add);
                if (Double.isFinite(dual.bucketSeconds())) {
                    keys.add(file.units()
                            .measures()
                            .readable(dual.bucketSeconds(), file.units().dimension("Time")));
                }
                yield keys.isEmpty() ? "one multiplier" : "a multiplier for each (" + String.join(", ", keys) + ")";
            }
            case Constraint.Enforcement.Penalty penalty -> "a fixed price";
        };
    }

    private static Table experiments(ProblemModel problem) {
        var rows = new ArrayList<Row>();
        problem.experiments()
                .forEach(each -> rows.add(Row.of(
                        Value.text("train"),
                        Value.text(each.name()),
                        Value.text(each.algorithm().getClass().getSimpleName().toLowerCase(Locale.ROOT)))));
        problem.evaluations()
                .forEach(each -> rows.add(Row.of(
                        Value.text("evaluate"),
                        Value.text(each.name()),
                        Value.text(String.join(", ", each.policies())))));
        return new Table(
                "experiments",
                "experiments",
                List.of(Column.text("kind", ""), Column.text("name", ""), Column.text("what", "")),
                rows);
    }
}
