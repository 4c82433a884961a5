package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.data.Coverage;
import org.gridlang.language.check.device.DeviceIntervals;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.series.SeriesNames;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.model.TestModel;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;

/// Checks `test "..." { given b = Battery { ... } step b with p: -3 kW for 1 h expect b.soc == 80 % within
/// 0.001 }`.
public final class TestChecker {
    private final ModuleScope scope;
    private final Callables callables;
    private final Devices devices;
    private final Policies policies;
    private final ElementSets sets;
    private final Coverage coverage;
    private final Units units;
    private final Diagnostics out;

    public TestChecker(
            ModuleScope scope,
            Callables callables,
            Devices devices,
            Policies policies,
            ElementSets sets,
            Coverage coverage,
            Diagnostics out) {
        this.scope = scope;
        this.callables = callables;
        this.devices = devices;
        this.policies = policies;
        this.sets = sets;
        this.coverage = coverage;
        this.units = scope.units();
        this.out = out;
    }

    /// The test; empty if something in it is wrong.
    public Optional<TestModel> check(Item.Test test) {
        var names = new TestNames(units);
        var steps = new ArrayList<TestModel.Step>();
        boolean complete = true;
        for (var step : test.steps()) {
            var checked = switch (step) {
                case Item.TestStep.Given given -> given(given, names);
                case Item.TestStep.Step advance -> advance(advance, names);
                case Item.TestStep.Expect expect -> expect(expect, names);
            };
            complete &= checked.isPresent();
            checked.ifPresent(steps::add);
        }
        return complete ? Optional.of(new TestModel(test.span(), test.title().value(), steps)) : Optional.empty();
    }

    private Optional<TestModel.Step> given(Item.TestStep.Given given, TestNames names) {
        var name = given.name();
        var earlier = names.subject(name.text());
        if (earlier.isPresent()) {
            out.add(Diagnostic.error(Code.N102, name.span(), "\"" + name.text() + "\" is given twice")
                    .also(earlier.get().span(), "first given here"));
        }
        Optional<TestModel.Step> step = given.value() instanceof Expression.Construct construct
                ? device(given, construct, names)
                : value(given, names);
        if (step.isEmpty()) {
            names.give(name.text(), new TestNames.Subject.Wrong(name.span()));
        }
        return step;
    }

    private Optional<TestModel.Step> value(Item.TestStep.Given given, TestNames names) {
        var name = given.name();
        var others = new SeriesNames.Others() {
            @Override
            public Optional<Meaning> find(Path path) {
                return names.find(path);
            }

            @Override
            public List<String> visible() {
                return List.copyOf(names.visible());
            }
        };
        var direct = new Expressions(
                units, sets.over(new SeriesAndTestNames(SeriesNames.of(others), names)), callables, out);
        var term = direct.term(given.value());
        if (term.isEmpty()) {
            return Optional.empty();
        }
        if (isSeries(given.value(), term.get())) {
            names.give(
                    name.text(),
                    new TestNames.Subject.OfSeries(name.span(), term.get().dimension()));
            coverage.check(List.of(term.get()), List.of(Coverage.testYear(given.span())));
            return Optional.of(new TestModel.Step.GivenSeries(given.span(), name.text(), term.get()));
        }
        names.give(name.text(), new TestNames.Subject.OfValue(name.span(), term.get()));
        return Optional.of(new TestModel.Step.GivenValue(given.span(), name.text(), term.get()));
    }

    private boolean isSeries(Expression written, Term term) {
        if (written instanceof Expression.Call call
                && call.callee() instanceof Expression.Name callee
                && callables
                        .find(callee.text())
                        .filter(Callables.Callable::series)
                        .isPresent()) {
            return true;
        }
        var found = new boolean[1];
        Terms.walk(
                term,
                each -> found[0] |= each instanceof Term.Draw
                        || (each instanceof Term.Reference reference && reference.symbol() instanceof Symbol.Clock));
        return found[0];
    }

    private Optional<TestModel.Step> device(
            Item.TestStep.Given given, Expression.Construct construct, TestNames names) {
        var device = devices.find(construct.type(), scope).map(policies::following);
        if (device.isEmpty()) {
            return Optional.empty();
        }
        var model = device.get();
        var setting = new DeviceSetting(model, names);
        boolean complete = true;
        for (var argument : construct.arguments()) {
            complete &= setting.take(argument);
        }
        var parameters = new ArrayList<Term>();
        for (int slot = 0; slot < model.params().size(); slot++) {
            var param = model.params().get(slot);
            var value = Optional.ofNullable(setting.params.get(slot)).or(param::fallback);
            if (value.isEmpty()) {
                out.add(Diagnostic.error(
                                Code.P109,
                                construct.type().span(),
                                "the param " + param.name() + " of " + model.name() + " has no value")
                        .also(param.span(), "declared here without a default"));
                complete = false;
            }
            value.ifPresent(parameters::add);
        }
        if (!complete) {
            return Optional.empty();
        }
        names.give(
                given.name().text(), new TestNames.Subject.OfDevice(given.name().span(), model));
        return Optional.of(new TestModel.Step.GivenDevice(
                given.span(), given.name().text(), model, parameters, setting.states, setting.inputs));
    }

    /// The values that a test gives to a device: `Battery { capacity: 10 kWh, soc: 50 % }`.
    private final class DeviceSetting {
        private final DeviceModel model;
        private final TestNames names;
        private final Map<Integer, Term> params = new HashMap<>();
        private final Map<Integer, Term> states = new HashMap<>();
        private final Map<Integer, Term> inputs = new HashMap<>();

        DeviceSetting(DeviceModel model, TestNames names) {
            this.model = model;
            this.names = names;
        }

        boolean take(Expression.Argument argument) {
            var name = argument.name().orElse(new Identifier(argument.span(), ""));
            var known = new ArrayList<String>();
            for (int slot = 0; slot < model.params().size(); slot++) {
                var param = model.params().get(slot);
                known.add(param.name());
                if (param.name().equals(name.text())) {
                    return put(params, slot, argument, name, param.dimension(), new Symbol.Param(param.name(), slot));
                }
            }
            for (int slot = 0; slot < model.states().size(); slot++) {
                var state = model.states().get(slot);
                known.add(state.name());
                if (state.name().equals(name.text())) {
                    return put(states, slot, argument, name, state.dimension(), new Symbol.State(state.name(), slot));
                }
            }
            for (int slot = 0; slot < model.inputs().size(); slot++) {
                var input = model.inputs().get(slot);
                if (input.source() instanceof DeviceModel.Source.Declared) {
                    known.add(input.name());
                    if (input.name().equals(name.text())) {
                        return put(
                                inputs, slot, argument, name, input.dimension(), new Symbol.Input(name.text(), slot));
                    }
                }
            }
            var fault = Diagnostic.error(
                    Code.P107,
                    name.span(),
                    model.name() + " has no \"" + name.text() + "\"" + Suggestion.hint(name.text(), known));
            out.add(Suggestion.nearest(name.text(), known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                    .orElse(fault.note("known", String.join(", ", known))));
            return false;
        }

        private boolean put(
                Map<Integer, Term> values,
                int slot,
                Expression.Argument argument,
                Identifier name,
                Dimension dimension,
                Symbol symbol) {
            var measures = units.measures();
            var term = new Expressions(units, sets.over(names), callables, out)
                    .term(
                            argument.value(),
                            dimension,
                            Purpose.of("this value", () -> "`" + name.text() + "` is " + measures.phrase(dimension)));
            if (term.isEmpty()) {
                return false;
            }
            var range = new DeviceIntervals(model).of(symbol);
            var constant = Constants.value(term.get());
            if (constant.isPresent() && !range.contains(constant.getAsDouble())) {
                out.add(Diagnostic.error(
                                Code.P108,
                                argument.value().span(),
                                "this value of " + name.text() + " lies outside its range")
                        .note(
                                "range",
                                measures.value(range.low(), dimension) + " to "
                                        + measures.value(range.high(), dimension)));
                return false;
            }
            if (values.put(slot, term.get()) != null) {
                out.add(Diagnostic.error(Code.P110, name.span(), "\"" + name.text() + "\" gets its value twice"));
                return false;
            }
            return true;
        }
    }

    private Optional<TestModel.Step> advance(Item.TestStep.Step step, TestNames names) {
        var subject = names.subject(step.name().text());
        if (!(subject.orElse(new TestNames.Subject.Wrong(step.span()))
                instanceof TestNames.Subject.OfDevice(var span, var device))) {
            boolean silent =
                    subject.filter(TestNames.Subject.Wrong.class::isInstance).isPresent();
            if (!silent) {
                out.add(Diagnostic.error(
                        Code.R101,
                        step.name().span(),
                        "no device \"" + step.name().text() + "\" is given in this test"
                                + Suggestion.hint(step.name().text(), names.names())));
            }
            return Optional.empty();
        }
        var expressions = new Expressions(units, sets.over(names), callables, out);
        var actions = new HashMap<Integer, Term>();
        boolean complete = true;
        for (var argument : step.actions()) {
            complete &= action(argument, device, expressions, actions);
        }
        var seconds = expressions.constant(
                step.duration(), units.dimension("Time"), Purpose.of("this", "a device is stepped for a Time"));
        if (seconds.isPresent() && seconds.get() <= 0) {
            out.add(Diagnostic.error(Code.R102, step.duration().span(), "a step takes a positive time"));
            return Optional.empty();
        }
        if (step.rule().isPresent()) {
            var voltage = follow(step.rule().get(), device, expressions);
            return voltage.isPresent() && seconds.isPresent()
                    ? Optional.of(new TestModel.Step.Follow(
                            step.span(),
                            step.name().text(),
                            step.rule().get().rule().text(),
                            voltage.get(),
                            seconds.get()))
                    : Optional.empty();
        }
        return complete && seconds.isPresent()
                ? Optional.of(
                        new TestModel.Step.Advance(step.span(), step.name().text(), actions, seconds.get()))
                : Optional.empty();
    }

    /// The voltage that a rule is to measure, per unit; empty if there is no such rule for the device.
    private Optional<Double> follow(Item.RuleChoice choice, DeviceModel device, Expressions expressions) {
        var name = choice.rule();
        boolean follows = device.rules().stream().anyMatch(each -> each.name().equals(name.text()));
        boolean wrong =
                policies.isRule(name.text()) && policies.devices(name.text()).isEmpty();
        if (!follows && !wrong) {
            var known = policies.known();
            var fault = Diagnostic.error(
                    Code.R101,
                    name.span(),
                    policies.isRule(name.text())
                            ? "the rule " + name.text() + " is not for a " + device.name()
                            : "there is no rule \"" + name.text() + "\"" + Suggestion.hint(name.text(), known));
            out.add(
                    policies.isRule(name.text())
                            ? fault
                            : Suggestion.nearest(name.text(), known)
                                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                                    .orElse(known.isEmpty() ? fault : fault.note("known", String.join(", ", known))));
        }
        var voltage = choice.voltage().isEmpty()
                ? Optional.of(1.0)
                : expressions.constant(
                        choice.voltage().get(),
                        units.dimension("PerUnit"),
                        Purpose.of("this", "a rule measures its voltage in per unit"));
        return follows ? voltage : Optional.empty();
    }

    private boolean action(
            Expression.Argument argument, DeviceModel device, Expressions expressions, Map<Integer, Term> actions) {
        var name = argument.name().orElse(new Identifier(argument.span(), ""));
        for (int slot = 0; slot < device.actions().size(); slot++) {
            var action = device.actions().get(slot);
            if (action.name().equals(name.text())) {
                var term = expressions.term(
                        argument.value(),
                        action.dimension(),
                        Purpose.of(
                                "this value",
                                () -> "`" + name.text() + "` is "
                                        + units.measures().phrase(action.dimension())));
                if (term.isPresent() && actions.put(slot, term.get()) != null) {
                    out.add(Diagnostic.error(
                            Code.P110, name.span(), "the action " + name.text() + " gets its value twice"));
                    return false;
                }
                return term.isPresent();
            }
        }
        var known = device.actions().stream().map(DeviceModel.Action::name).toList();
        out.add(Diagnostic.error(
                        Code.P107,
                        name.span(),
                        device.name() + " has no action \"" + name.text() + "\"" + Suggestion.hint(name.text(), known))
                .note("known", String.join(", ", known)));
        return false;
    }

    private Optional<TestModel.Step> expect(Item.TestStep.Expect expect, TestNames names) {
        var expressions = new Expressions(units, sets.over(names), callables, out);
        var condition = expressions.condition(expect.condition());
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        var drawn = new DrawnParts(units, names, callables).of(expect.condition());
        if (expect.tolerance().isEmpty()) {
            return Optional.of(new TestModel.Step.Expect(expect.span(), condition.get(), 0, drawn));
        }
        if (!(condition.get() instanceof Term.Condition.Compare compare)) {
            out.add(Diagnostic.error(
                    Code.R102, expect.tolerance().get().span(), "a tolerance belongs to a single comparison"));
            return Optional.empty();
        }
        var dimension = compare.left().dimension().difference();
        var tolerance = expressions.constant(
                expect.tolerance().get(),
                dimension,
                Purpose.of(
                        "this tolerance",
                        () -> "what is compared is " + units.measures().phrase(dimension)));
        if (tolerance.isPresent() && tolerance.get() < 0) {
            out.add(Diagnostic.error(Code.R102, expect.tolerance().get().span(), "a tolerance is not negative"));
            return Optional.empty();
        }
        return tolerance.map(each -> new TestModel.Step.Expect(expect.span(), condition.get(), each, drawn));
    }
}
