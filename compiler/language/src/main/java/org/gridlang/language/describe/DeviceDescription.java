package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridlang.language.check.device.DeclaredUnits;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.lower.StateMotion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;

/// What a device type is: its roles with dimensions, ranges and defaults, how each state moves, what bounds each
/// action, what its policy sees.
final class DeviceDescription {
    private final DeviceModel device;
    private final Measures measures;
    private final StateMotion motion;

    DeviceDescription(DeviceModel device, Units units) {
        this.device = device;
        this.measures = units.measures();
        this.motion = StateMotion.of(device);
    }

    Section whole() {
        var parts = new ArrayList<Description>();
        parts.add(new Fact("name", "", new Value("", device.name())));
        parts.add(new Fact("documentation", "about", Value.text(Prose.paragraph(device.documentation()))));
        parts.add(new Fact(
                "policy_inputs", "", new Value("", (long) device.observations().size())));
        parts.add(new Fact(
                "policy_outputs", "", new Value("", (long) device.actions().size())));
        parts.add(new Fact("", "policy", Value.shown(policy())));
        parts.add(new Fact(
                "observes",
                "sees",
                Value.list(device.observations().stream()
                        .map(each -> Prose.line(each.label()))
                        .toList())));
        parts.add(params());
        parts.add(inputs());
        parts.add(states());
        parts.add(actions());
        parts.add(formulas());
        return new Section(
                device.name(),
                "device " + device.name() + " (" + Quantities.place(device.span()) + ")",
                parts.stream().filter(DeviceDescription::isWorthwhile).toList());
    }

    private static boolean isWorthwhile(Description part) {
        return !(part instanceof Table table) || !table.rows().isEmpty();
    }

    private String policy() {
        return device.actions().isEmpty()
                ? "none: it has no action"
                : device.observations().size() + " in, " + device.actions().size() + " out";
    }

    private Table params() {
        var rows = new ArrayList<Row>();
        for (var param : device.params()) {
            var unit = DeclaredUnits.of(param);
            rows.add(Row.of(
                    Value.text(param.name()),
                    dimension(param.dimension()),
                    range(param.bounds()),
                    end(param.bounds(), DeviceModel.Bounds::low),
                    end(param.bounds(), DeviceModel.Bounds::high),
                    param.fallback()
                            .map(each -> Value.text(written(each, unit)))
                            .orElse(Value.none()),
                    si(param.fallback()),
                    new Value(Prose.sentence(param.documentation()), Prose.paragraph(param.documentation()))));
        }
        return new Table(
                "params",
                "params",
                List.of(
                        Column.text("name", "name"),
                        Column.text("dimension", "dimension"),
                        Column.text("range", "range"),
                        Column.text("low_si", ""),
                        Column.text("high_si", ""),
                        Column.text("default", "default"),
                        Column.text("default_si", ""),
                        Column.text("documentation", "")),
                rows);
    }

    private Table inputs() {
        var rows = new ArrayList<Row>();
        for (var input : device.inputs()) {
            var from = switch (input.source()) {
                case DeviceModel.Source.Declared declared -> "bound by the population";
                case DeviceModel.Source.Signal signal -> "the series " + signal.series();
                case DeviceModel.Source.View view ->
                    "a look at " + device.inputs().get(view.input()).name();
                case DeviceModel.Source.Clock clock -> "the clock";
            };
            rows.add(Row.of(Value.text(input.name()), dimension(input.dimension()), Value.text(from)));
        }
        return new Table(
                "inputs",
                "inputs",
                List.of(
                        Column.text("name", "name"),
                        Column.text("dimension", "dimension"),
                        Column.text("from", "from")),
                rows);
    }

    private Table states() {
        var rows = new ArrayList<Row>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            rows.add(Row.of(
                    Value.text(state.name()),
                    dimension(state.dimension()),
                    range(state.bounds()),
                    Value.text(written(state.initial(), DeclaredUnits.of(state))),
                    Value.text(motion.kind(slot)),
                    Value.text((state.continuous() ? "der " : "next ") + state.name() + " = " + text(state.update()))));
        }
        return new Table(
                "states",
                "states",
                List.of(
                        Column.text("name", "name"),
                        Column.text("dimension", "dimension"),
                        Column.text("range", "range"),
                        Column.text("initial", "initial"),
                        Column.text("step", "step"),
                        Column.text("moves", "moves")),
                rows);
    }

    private Table actions() {
        var rows = new ArrayList<Row>();
        for (int slot = 0; slot < device.actions().size(); slot++) {
            var action = device.actions().get(slot);
            var symbol = new Symbol.Action(action.name(), slot);
            rows.add(Row.of(
                    Value.text(action.name()),
                    dimension(action.dimension()),
                    range(Optional.of(action.bounds())),
                    Value.text(action.idle()
                            .map(each -> written(each, DeclaredUnits.of(action)))
                            .orElse("the middle of what is feasible")),
                    Value.text(cuts(symbol))));
        }
        return new Table(
                "actions",
                "actions",
                List.of(
                        Column.text("name", "name"),
                        Column.text("dimension", "dimension"),
                        Column.text("range", "range"),
                        Column.text("idle", "idle"),
                        Column.text("cut", "cut so that")),
                rows);
    }

    /// What is kept by bounding an action further than its range does.
    private String cuts(Symbol.Action action) {
        var cuts = new ArrayList<String>();
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            if (state.bounds().isPresent() && depends(state.update(), action, new HashSet<>())) {
                cuts.add("next " + state.name() + " in " + range(state.bounds()).text());
            }
        }
        for (var limit : device.limits()) {
            if (depends(limit.smaller(), action, new HashSet<>()) || depends(limit.larger(), action, new HashSet<>())) {
                cuts.add(text(limit.smaller()) + " <= " + text(limit.larger()));
            }
        }
        return String.join("\n", cuts);
    }

    /// Whether a term reads an action, itself or by way of lets.
    private boolean depends(Term term, Symbol.Action action, Set<Integer> seen) {
        return Terms.references(term).stream().anyMatch(reference -> switch (reference.symbol()) {
            case Symbol.Action other -> other.equals(action);
            case Symbol.Let let ->
                seen.add(let.slot()) && depends(device.lets().get(let.slot()).value(), action, seen);
            default -> false;
        });
    }

    private Table formulas() {
        var rows = new ArrayList<Row>();
        device.lets().forEach(let -> rows.add(formula("let", let.name(), let.value())));
        rows.add(formula("inject", "p", device.injectP()));
        rows.add(formula("inject", "q", device.injectQ()));
        device.limits()
                .forEach(limit -> rows.add(Row.of(
                        Value.text("limit"),
                        Value.text(limit.name()),
                        Value.text(text(limit.smaller()) + " <= " + text(limit.larger())))));
        for (var rule : device.rules()) {
            rule.actions()
                    .forEach((slot, value) -> rows.add(formula(
                            "rule " + rule.name(), device.actions().get(slot).name(), value)));
        }
        device.costs().forEach(cost -> rows.add(formula("cost", cost.name(), cost.value())));
        device.terminalCosts().forEach(cost -> rows.add(formula("terminal", cost.name(), cost.value())));
        return new Table(
                "formulas",
                "formulas",
                List.of(Column.text("role", ""), Column.text("name", ""), Column.text("formula", "")),
                rows);
    }

    private Row formula(String role, String name, Term value) {
        return Row.of(Value.text(role), Value.text(name), Value.text(text(value)));
    }

    private Value dimension(Dimension dimension) {
        return Value.text(measures.name(dimension));
    }

    private Value range(Optional<DeviceModel.Bounds> bounds) {
        return bounds.map(each -> Value.text(text(each.low()) + " .. " + text(each.high())))
                .orElse(Value.none());
    }

    private static Value end(Optional<DeviceModel.Bounds> bounds, Function<DeviceModel.Bounds, Term> which) {
        return si(bounds.map(which));
    }

    /// For machines alone; empty where it depends on something.
    private static Value si(Optional<Term> term) {
        var constant = term.map(Constants::value);
        return constant.isPresent() && constant.get().isPresent()
                ? new Value("", constant.get().getAsDouble())
                : Value.none();
    }

    /// As it is written, else a constant in this unit.
    private String written(Term term, Optional<Unit> unit) {
        var constant = Constants.value(term);
        return isWritten(term) || constant.isEmpty()
                ? text(term)
                : Measures.value(constant.getAsDouble(), unit.orElseGet(() -> measures.usualUnit(term.dimension())), 4);
    }

    /// The text of a term as its user wrote it. What comes from a function that is written elsewhere is named so.
    private String text(Term term) {
        if (isWritten(term)) {
            return Prose.line(term.span().text());
        }
        var constant = Constants.value(term);
        return constant.isPresent()
                ? measures.value(constant.getAsDouble(), term.dimension())
                : "as of " + Quantities.place(term.span()) + ": "
                        + Prose.line(term.span().text());
    }

    private boolean isWritten(Term term) {
        if (term instanceof Term.Constant constant && constant.written().isEmpty()) {
            return false;
        }
        Span whole = device.span();
        Span part = term.span();
        return part.source().equals(whole.source())
                && part.start() > whole.start()
                && part.end() <= whole.end()
                && part.end() > part.start();
    }
}
