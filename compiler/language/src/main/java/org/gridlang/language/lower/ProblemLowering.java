package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Formula;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Lowers a problem: series, load power, objective and requirements become formulas, views and clock values
/// become shared columns, devices are lowered one by one. The derivatives of the objective are left to
/// differentiation.
public final class ProblemLowering {
    private final ProblemModel problem;
    private final Origins origins = new Origins();

    private ProblemLowering(ProblemModel problem) {
        this.problem = problem;
    }

    /// The problem as expressions; nothing if a device cannot be lowered, which is reported.
    public static Optional<ProblemProgram> lower(ProblemModel problem, Diagnostics diagnostics) {
        var devices = new ArrayList<DeviceProgram>();
        for (var device : problem.devices()) {
            DeviceLowering.lower(device, OptionalDouble.of(problem.time().stepSeconds()), diagnostics)
                    .ifPresent(devices::add);
        }
        return devices.size() == problem.devices().size()
                ? Optional.of(new ProblemLowering(problem).lower(devices))
                : Optional.empty();
    }

    /// A formula of a series that stands alone, as in a test.
    public static Formula lowerSeries(Term value) {
        return formula(value, new Origins());
    }

    private ProblemProgram lower(List<DeviceProgram> devices) {
        var series = problem.series().stream()
                .map(each -> new ProblemProgram.Column.Generated(
                        origins.of(each.span()), each.name(), each.keys(), formula(each.value(), origins)))
                .toList();
        var columns = new Columns(series, problem.time().stepSeconds());
        var populations = problem.populations().stream()
                .map(each -> population(each, columns))
                .toList();
        return new ProblemProgram(
                origins.of(problem.span()),
                problem.name(),
                problem.documentation(),
                problem.seed(),
                problem.time(),
                problem.network(),
                problem.regulation(),
                problem.data(),
                columns.all(),
                columns.unbound(),
                formula(problem.loadPower(), origins),
                devices,
                populations,
                problem.constraints(),
                networkCost(columns),
                problem.experiments(),
                problem.evaluations().stream().map(this::evaluation).toList());
    }

    private static Formula formula(Term term, Origins origins) {
        var graph = new Graph();
        return new Formula(graph, new TermLowering(graph, origins, symbol -> graph.read(slot(symbol))).lower(term));
    }

    /// What a name stands for outside of devices.
    private static Slot slot(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Param param -> new Slot.Cell(Storage.PARAMETER, param.slot());
            case Symbol.StepLength step -> throw outside(step);
            case Symbol.Series series -> new Slot.OtherSeries(series.name());
            case Symbol.KeyedSeries keyed -> new Slot.KeyedSeries(keyed.name(), keyed.key());
            case Symbol.Data data -> new Slot.Data(data.table());
            case Symbol.Clock clock -> new Slot.Clock(clock.reading());
            case Symbol.LoadAttribute attribute -> new Slot.LoadAttribute(attribute.attribute());
            case Symbol.Network quantity -> new Slot.Network(quantity.quantity());
            case Symbol.Metric metric -> new Slot.Metric(metric.policy(), metric.metric());
            case Symbol.State state -> throw outside(state);
            case Symbol.Action action -> throw outside(action);
            case Symbol.Input input -> throw outside(input);
            case Symbol.Let let -> throw outside(let);
            case Symbol.OwnVoltage voltage -> throw outside(voltage);
            case Symbol.Subject subject -> throw outside(subject);
        };
    }

    private static IllegalStateException outside(Symbol symbol) {
        return new IllegalStateException("lower: " + symbol + " has no meaning outside of a device");
    }

    /// In the objective a series means its column at this step.
    private ProblemProgram.NetworkCost networkCost(Columns columns) {
        var graph = new Graph();
        var terms = new TermLowering(graph, origins, symbol -> switch (symbol) {
            case Symbol.Series series -> graph.read(new Slot.Column(columns.place(series.index())));
            case Symbol.StepLength step -> graph.constant(problem.time().stepSeconds());
            default -> graph.read(slot(symbol));
        });
        int value = terms.lower(problem.networkCost());
        return new ProblemProgram.NetworkCost(graph, value, value, value, value);
    }

    private ProblemProgram.Population population(ProblemModel.Population population, Columns columns) {
        var device = problem.devices().get(population.device());
        var parameters = new ArrayList<ProblemProgram.Parameter>();
        for (int slot = 0; slot < population.parameters().size(); slot++) {
            parameters.add(parameter(
                    device.params().get(slot).name(), population.parameters().get(slot)));
        }
        var draws = population.stateDraws().stream()
                .map(each -> new ProblemProgram.StateDraw(
                        device.states().get(each.slot()).name(),
                        each.slot(),
                        each.distribution(),
                        each.bounds().map(this::range)))
                .toList();
        return new ProblemProgram.Population(
                origins.of(population.span()),
                population.name(),
                population.count(),
                population.device(),
                population.candidates(),
                parameters,
                draws,
                columns.of(device, population.bindings()),
                population.costWeight());
    }

    private ProblemProgram.Parameter parameter(String name, ProblemModel.Parameter rule) {
        return switch (rule) {
            case ProblemModel.Parameter.Given given ->
                new ProblemProgram.Parameter.Given(name, formula(given.value(), origins));
            case ProblemModel.Parameter.Drawn drawn ->
                new ProblemProgram.Parameter.Drawn(
                        name, drawn.distribution(), drawn.bounds().map(this::range));
        };
    }

    private ProblemProgram.Range range(DeviceModel.Bounds bounds) {
        return new ProblemProgram.Range(formula(bounds.low(), origins), formula(bounds.high(), origins));
    }

    private ProblemProgram.EvaluationBlock evaluation(ProblemModel.EvaluationModel evaluation) {
        return new ProblemProgram.EvaluationBlock(
                evaluation.name(),
                evaluation.split(),
                evaluation.policies(),
                evaluation.days().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                evaluation.stresses().stream()
                        .map(ProblemModel.AppliedStress::stress)
                        .toList(),
                evaluation.requirements().stream().map(this::requirement).toList());
    }

    private ProblemProgram.Requirement requirement(ProblemModel.Requirement requirement) {
        var graph = new Graph();
        var terms = new TermLowering(graph, origins, symbol -> graph.read(slot(symbol)));
        var condition = terms.lower(requirement.condition());
        var text = requirement.condition().span().text().strip().replaceAll("\\s+", " ");
        return new ProblemProgram.Requirement(text, requirement.span().line(), graph, condition);
    }
}
