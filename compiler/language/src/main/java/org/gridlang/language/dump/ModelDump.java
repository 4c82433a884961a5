package org.gridlang.language.dump;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.TimeGrid;

/// What a file means, after checking: `param capacity: Energy in 7200000 .. 144000000 = 48600000`. Numbers
/// are in SI, dimensions by their names.
public final class ModelDump {
    private final Measures measures;
    private final StringBuilder text = new StringBuilder();

    private ModelDump(Measures measures) {
        this.measures = measures;
    }

    /// The text, each line ended by a line feed.
    public static String of(CheckedFile file) {
        var dump = new ModelDump(file.units().measures());
        file.problem().ifPresentOrElse(dump::problem, () -> dump.library(file));
        return dump.text.toString();
    }

    private void library(CheckedFile file) {
        line("library " + file.name());
        file.devices().values().forEach(this::device);
        for (Map.Entry<String, NetworkModel> feeder : file.feeders().entrySet()) {
            network(feeder.getKey(), feeder.getValue());
        }
    }

    private void problem(ProblemModel problem) {
        line("problem " + problem.name());
        line("seed " + problem.seed());
        time(problem.time());
        for (var series : problem.series()) {
            line((series.broadcast() ? "signal " : "profile ") + series.name() + ": " + name(series.dimension()) + " = "
                    + Terms.text(series.value()));
        }
        network("network", problem.network());
        regulation(problem.regulation());
        line("  loads: " + Terms.text(problem.loadPower()));
        problem.devices().forEach(this::device);
        problem.populations().forEach(each -> population(each, problem));
        problem.constraints().forEach(this::constraint);
        line("minimize " + Terms.text(problem.networkCost()));
        problem.experiments().forEach(this::experiment);
        problem.evaluations().forEach(this::evaluation);
    }

    private void regulation(Regulation regulation) {
        switch (regulation) {
            case Regulation.Locked locked -> {}
            case Regulation.Smooth smooth -> line("  regulators: smooth(gain: " + smooth.gain() + ")");
            case Regulation.Active active -> line("  regulators: active");
        }
    }

    private void time(TimeGrid time) {
        line("time: " + time.steps() + " steps of " + Terms.number(time.stepSeconds()) + " s, " + time.zone());
        line("  train " + range(time.train()) + ", validate " + range(time.validate()) + ", test "
                + range(time.test()));
    }

    private static String range(TimeGrid.DateRange range) {
        return range.first() + " .. " + range.last();
    }

    private void network(String name, NetworkModel network) {
        line(name + ": " + network.buses().size() + " buses, " + network.lines().size() + " lines, "
                + network.loads().size() + " loads");
    }

    private void device(DeviceModel device) {
        line("device " + device.name());
        for (var param : device.params()) {
            line("  param " + param.name() + ": " + name(param.dimension()) + bounds(param.bounds())
                    + param.fallback().map(value -> " = " + Terms.text(value)).orElse(""));
        }
        for (var input : device.inputs()) {
            line("  input " + input.name() + ": " + name(input.dimension()) + ", " + source(input.source(), device));
        }
        for (var state : device.states()) {
            line("  state " + state.name() + ": " + name(state.dimension()) + bounds(state.bounds()) + " = "
                    + Terms.text(state.initial()));
        }
        for (var action : device.actions()) {
            line("  action " + action.name() + ": " + name(action.dimension()) + bounds(Optional.of(action.bounds()))
                    + action.idle().map(value -> " = " + Terms.text(value)).orElse(""));
        }
        for (var let : device.lets()) {
            line("  let " + let.name() + ": " + name(let.dimension()) + " = " + Terms.text(let.value()));
        }
        for (var state : device.states()) {
            line((state.continuous() ? "  der " : "  next ") + state.name() + " = " + Terms.text(state.update()));
        }
        device.limits()
                .forEach(limit -> line("  limit " + limit.name() + ": " + Terms.text(limit.smaller()) + " <= "
                        + Terms.text(limit.larger())));
        line("  inject p = " + Terms.text(device.injectP()));
        line("  inject q = " + Terms.text(device.injectQ()));
        device.observations().forEach(each -> line("  observe " + Terms.text(each.value())));
        device.costs().forEach(cost -> line("  cost " + cost.name() + " = " + Terms.text(cost.value())));
        device.terminalCosts().forEach(cost -> line("  terminal " + cost.name() + " = " + Terms.text(cost.value())));
        for (var rule : device.rules()) {
            rule.actions()
                    .forEach((slot, value) -> line("  rule " + rule.name() + ": "
                            + device.actions().get(slot).name() + " = " + Terms.text(value)));
        }
    }

    private static String source(DeviceModel.Source source, DeviceModel device) {
        return switch (source) {
            case DeviceModel.Source.Declared _ -> "bound by the population";
            case DeviceModel.Source.Signal signal -> "the series " + signal.series();
            case DeviceModel.Source.View view ->
                device.inputs().get(view.input()).name() + " " + Terms.word(view.kind()) + ", "
                        + Terms.number(view.seconds()) + " s";
            case DeviceModel.Source.Clock clock -> Terms.word(clock.reading());
        };
    }

    private void population(ProblemModel.Population population, ProblemModel problem) {
        var device = problem.devices().get(population.device());
        line("population " + population.name() + ": " + population.count() + " of " + device.name() + " on "
                + population.candidates().size() + " places");
        for (int slot = 0; slot < population.parameters().size(); slot++) {
            line("  " + device.params().get(slot).name()
                    + parameter(population.parameters().get(slot)));
        }
        for (var draw : population.stateDraws()) {
            line("  each day " + device.states().get(draw.slot()).name() + " ~ " + distribution(draw.distribution())
                    + bounds(draw.bounds()));
        }
        for (int slot = 0; slot < population.bindings().size(); slot++) {
            var binding = population.bindings().get(slot);
            if (binding.series() >= 0) {
                line("  " + device.inputs().get(slot).name() + " is the series "
                        + problem.series().get(binding.series()).name() + choice(binding.choice()));
            }
        }
    }

    private static String choice(ProblemModel.Choice choice) {
        return switch (choice) {
            case NONE -> "";
            case DRAWN -> ", one of its keys drawn";
            case PLACE -> ", the key of the place";
        };
    }

    private static String parameter(ProblemModel.Parameter parameter) {
        return switch (parameter) {
            case ProblemModel.Parameter.Given given -> " = " + Terms.text(given.value());
            case ProblemModel.Parameter.Drawn drawn ->
                " ~ " + distribution(drawn.distribution()) + bounds(drawn.bounds());
        };
    }

    private static String distribution(ProblemModel.Distribution distribution) {
        return Terms.word(distribution.family()) + "(" + Terms.number(distribution.first()) + ", "
                + Terms.number(distribution.second()) + ")";
    }

    private void constraint(Constraint constraint) {
        line("constrain " + constraint.name() + ": " + Terms.word(constraint.quantity()) + ", "
                + enforcement(constraint.enforcement()));
        for (var row : constraint.rows()) {
            String phase = row.phase() == 0 ? "" : " phase " + "?abc".charAt(row.phase());
            line("  " + row.element() + phase + " in " + Terms.number(row.lower()) + " .. "
                    + Terms.number(row.upper()));
        }
    }

    private static String enforcement(Constraint.Enforcement enforcement) {
        return switch (enforcement) {
            case Constraint.Enforcement.Dual dual ->
                "dual per "
                        + dual.keys().stream().sorted().map(Terms::word).collect(Collectors.joining(", ", "(", ")"))
                        + " and " + Terms.number(dual.bucketSeconds()) + " s";
            case Constraint.Enforcement.Penalty penalty -> "penalty " + Terms.number(penalty.price());
        };
    }

    private void experiment(Experiment experiment) {
        line("train " + experiment.name() + ": " + experiment.algorithm() + ", hidden " + experiment.hidden() + ", "
                + experiment.batchDays() + " days, " + Terms.number(experiment.budgetSeconds()) + " s"
                + (experiment.passes().isPresent() ? ", " + experiment.passes().getAsInt() + " passes" : "")
                + (experiment.constraints() ? "" : ", without constraints"));
    }

    private void evaluation(ProblemModel.EvaluationModel evaluation) {
        line("evaluate " + evaluation.name() + ": " + Terms.word(evaluation.split()) + ", "
                + String.join(", ", evaluation.policies())
                + evaluation.days().map(days -> ", " + days + " days").orElse(""));
        evaluation.stresses().forEach(each -> line("  stress " + each.stress()));
        requirements(evaluation.requirements());
    }

    private void requirements(List<ProblemModel.Requirement> requirements) {
        requirements.forEach(each -> line("  require " + Terms.condition(each.condition())));
    }

    private static String bounds(Optional<DeviceModel.Bounds> bounds) {
        return bounds.map(each -> " in " + Terms.text(each.low()) + " .. " + Terms.text(each.high()))
                .orElse("");
    }

    private String name(Dimension dimension) {
        return measures.name(dimension);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
