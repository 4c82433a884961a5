package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.data.Coverage;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.feeder.FeederChecker;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;

/// Checks a problem as a whole.
public final class ProblemChecker {
    private static final long DEFAULT_SEED = 1;

    private final ModuleScope scope;
    private final Templates templates;
    private final Devices devices;
    private final Policies policies;
    private final FeederChecker feeders;
    private final ElementSets sets;
    private final DataCatalog data;
    private final Diagnostics out;

    public ProblemChecker(
            ModuleScope scope,
            Templates templates,
            Devices devices,
            Policies policies,
            FeederChecker feeders,
            ElementSets sets,
            DataCatalog data,
            Diagnostics out) {
        this.scope = scope;
        this.templates = templates;
        this.devices = devices;
        this.policies = policies;
        this.feeders = feeders;
        this.sets = sets;
        this.data = data;
        this.out = out;
    }

    /// The problem; empty if something in it is wrong.
    public Optional<ProblemModel> check() {
        int before = out.errors();
        var file = scope.file();
        var seed = atMostOne(Item.Seed.class, "seed", Code.T106)
                .map(Item.Seed::value)
                .orElse(DEFAULT_SEED);
        var timeBlock = one(Item.Time.class, "time block", "time { step: 30 min ... }", Code.T106);
        var time = timeBlock.flatMap(each -> new TimeChecker(scope.units(), out).check(each));
        var series = new SeriesChecker(scope, templates, data, sets, out);
        series.checkAll();
        var experiments = experiments(time);
        var feederItem = feeder();
        var feeder = feederItem.flatMap(each -> feeders.check(each, scope));
        var objectiveItem = one(Item.Objective.class, "objective", "minimize ...", Code.C107);
        if (feeder.isEmpty()) {
            // Without its network nothing that follows can be told right from wrong.
            return Optional.empty();
        }
        Callables callables = templates.of(scope);
        var context = new ProblemContext(
                scope,
                callables,
                devices,
                policies,
                series,
                sets,
                feederItem.get().name().text(),
                feeder.get(),
                time,
                out);
        var loads = loads(context);
        var used = new ArrayList<DeviceModel>();
        var populations = populations(context, used);
        var constraints = constraints(context);
        var objective = objectiveItem.flatMap(each -> new ObjectiveChecker(context).check(each));
        var evaluations = evaluations(context, constraints, used);
        time.ifPresent(each -> cover(each, timeBlock.get(), series, loads));
        somethingToTrain(populations, used);
        if (out.errors() > before || time.isEmpty() || objective.isEmpty() || loads.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProblemModel(
                file.name().span(),
                file.name().text(),
                file.documentation(),
                seed,
                time.get(),
                series.all(),
                data.data().tables(),
                feeder.get().network(),
                feeder.get().regulation(),
                loads.get(),
                used,
                objective.get().weighted(populations),
                constraints.values().stream().flatMap(Optional::stream).toList(),
                objective.get().network(),
                experiments,
                evaluations));
    }

    /// Whether the data reach over all dates.
    private void cover(TimeGrid grid, Item.Time block, SeriesChecker series, Optional<Term> loads) {
        var terms = new ArrayList<Term>();
        series.all().forEach(each -> terms.add(each.value()));
        loads.ifPresent(terms::add);
        new Coverage(data, out).check(terms, Coverage.periods(grid, block));
    }

    /// A problem of fixed loads alone can be checked and solved, but not trained.
    private void somethingToTrain(List<ProblemModel.Population> populations, List<DeviceModel> used) {
        var trains = items(Item.Train.class);
        boolean nothing = used.stream().allMatch(each -> each.actions().isEmpty());
        if (populations.isEmpty() || trains.isEmpty() || !nothing) {
            return;
        }
        var fault = Diagnostic.error(
                Code.D113, trains.getFirst().name().span(), "there is nothing to train: no device here has an action");
        for (var device : used) {
            fault = fault.also(firstLine(device.span()), device.name() + " only injects");
        }
        out.add(fault.note("instead", "add a population of a device with an action, or leave the training out"));
    }

    private static Span firstLine(Span span) {
        int end = span.source().text().indexOf('\n', span.start());
        return end < 0 || end > span.end() ? span : new Span(span.source(), span.start(), end);
    }

    private <I extends Item> List<I> items(Class<I> kind) {
        return scope.file().items().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private <I extends Item> Optional<I> atMostOne(Class<I> kind, String what, Code code) {
        var found = items(kind);
        if (found.size() > 1) {
            out.add(Diagnostic.error(code, keyword(found.get(1)), "a problem has one " + what + ", and this is another")
                    .also(keyword(found.getFirst()), "the first"));
        }
        return found.stream().findFirst();
    }

    /// The word that an item begins with.
    private static Span keyword(Item item) {
        var span = item.span();
        int end = span.start();
        while (end < span.end() && Character.isLetter(span.source().text().charAt(end))) {
            end++;
        }
        return new Span(span.source(), span.start(), end);
    }

    private <I extends Item> Optional<I> one(Class<I> kind, String what, String example, Code code) {
        var found = atMostOne(kind, what, code);
        if (found.isEmpty()) {
            out.add(Diagnostic.error(
                            code,
                            scope.file().name().span(),
                            "the problem " + scope.file().name().text() + " has no " + what)
                    .note("instead", example));
        }
        return found;
    }

    private List<Experiment> experiments(Optional<TimeGrid> time) {
        var checker = new ExperimentChecker(scope.units(), time, out);
        return items(Item.Train.class).stream()
                .flatMap(each -> checker.check(each).stream())
                .toList();
    }

    /// The feeder that the problem is about: the one of its own that no other of its feeders is made from.
    private Optional<Item.Feeder> feeder() {
        var own = items(Item.Feeder.class);
        var bases = own.stream()
                .flatMap(each -> each.base().stream())
                .map(each -> each.text())
                .toList();
        var left =
                own.stream().filter(each -> !bases.contains(each.name().text())).toList();
        if (left.size() == 1) {
            return Optional.of(left.getFirst());
        }
        if (left.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.F112,
                            scope.file().name().span(),
                            "the problem " + scope.file().name().text() + " has no feeder")
                    .note("instead", "feeder net = ieee123 { ... } makes one from a feeder of the library"));
        } else if (own.stream()
                .allMatch(each ->
                        each.base().flatMap(base -> scope.find(base.text())).isPresent()
                                == each.base().isPresent())) {
            // A feeder whose base is misspelt leaves over another, which is no fault of its own.
            out.add(Diagnostic.error(
                            Code.F112, left.get(1).name().span(), "a problem has one feeder, and this is another")
                    .also(left.getFirst().name().span(), "the first"));
        }
        return Optional.empty();
    }

    /// The active power of each load over time: what `loads:` says, or the nominal value.
    private Optional<Term> loads(ProblemContext context) {
        var feeder = context.feeder();
        var power = scope.units().dimension("Power");
        if (feeder.loads().isEmpty()) {
            return Optional.of(new Term.Reference(
                    feeder.item().name().span(), power, new Symbol.LoadAttribute(Symbol.Attribute.ACTIVE_POWER)));
        }
        var setting = feeder.loads().get();
        var attributes = new LoadAttributes(feeder, setting.scope().units());
        return context.series()
                .term(
                        setting.scope(),
                        setting.written(),
                        power,
                        Purpose.of("this load", "the loads are active power"),
                        attributes::find,
                        attributes.names(),
                        attributes::interval,
                        new LoadKeys(feeder, data, out));
    }

    private List<ProblemModel.Population> populations(ProblemContext context, List<DeviceModel> used) {
        var items = items(Item.Population.class);
        if (items.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.P101,
                            scope.file().name().span(),
                            "the problem " + scope.file().name().text() + " has no agents")
                    .note(
                            "instead",
                            "population NAME = 100 of DEVICE { place on load in " + context.feederName() + ".loads }"));
        }
        var checker = new PopulationChecker(context);
        return items.stream()
                .flatMap(each -> checker.check(each, used).stream())
                .toList();
    }

    /// By name; empty for one that is wrong.
    private Map<String, Optional<Constraint>> constraints(ProblemContext context) {
        var checker = new ConstraintChecker(context);
        var constraints = new LinkedHashMap<String, Optional<Constraint>>();
        for (var item : items(Item.Constrain.class)) {
            constraints.put(item.name().text(), checker.check(item));
        }
        return constraints;
    }

    private List<ProblemModel.EvaluationModel> evaluations(
            ProblemContext context, Map<String, Optional<Constraint>> constraints, List<DeviceModel> used) {
        var dimensions = new LinkedHashMap<String, Dimension>();
        constraints.forEach(
                (name, constraint) -> constraint.ifPresent(each -> dimensions.put(name, dimension(each.quantity()))));
        if (constraints.values().stream().anyMatch(Optional::isEmpty)) {
            // Requirements on a constraint that is wrong would only repeat that.
            return List.of();
        }
        var names =
                items(Item.Train.class).stream().map(each -> each.name().text()).toList();
        var checker = new EvaluationChecker(context, names, followed(used), dimensions);
        return items(Item.Evaluate.class).stream()
                .flatMap(each -> checker.check(each, context.callables()).stream())
                .toList();
    }

    /// The rules that some population follows, and those that are wrong, of which that cannot be told.
    private List<String> followed(List<DeviceModel> used) {
        return policies.known().stream()
                .filter(rule -> policies.devices(rule).isEmpty()
                        || policies.devices(rule).stream()
                                .anyMatch(device -> used.stream()
                                        .anyMatch(each -> each.span().equals(device.span()))))
                .toList();
    }

    private Dimension dimension(Constraint.Quantity quantity) {
        return scope.units()
                .dimension(
                        switch (quantity) {
                            case VOLTAGE_PU -> "PerUnit";
                            case LINE_CURRENT -> "Current";
                            case SOURCE_APPARENT, SOURCE_ACTIVE -> "Power";
                        });
    }
}
