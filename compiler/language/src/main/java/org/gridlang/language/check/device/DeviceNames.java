package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.data.SeriesColumn;

/// What an expression of a device may name in its role: what the device declares, `dt`, the clock, its own bus,
/// and signals.
final class DeviceNames implements Names {
    private final DeviceContext context;
    private final Role role;

    DeviceNames(DeviceContext context, Role role) {
        this.context = context;
        this.role = role;
    }

    @Override
    public Optional<Meaning> find(Path path) {
        if (path.length() == 1) {
            return context.symbols()
                    .find(path.part(0))
                    .map(entry -> own(path, entry))
                    .or(() -> path.part(0).equals("dt") ? Optional.of(step(path)) : Optional.empty())
                    .or(() -> signal(path.span(), path.part(0)));
        }
        var reading = Clock.reading(path);
        if (reading.isPresent()) {
            return Optional.of(clock(path, reading.get()));
        }
        if (path.text().equals("bus.v_pu")) {
            return Optional.of(voltage(path));
        }
        return context.locality().foreign(path.span(), path.root());
    }

    private Meaning own(Path path, DeviceSymbols.Entry entry) {
        if (entry.dimension().isEmpty()) {
            return Meaning.FAULT;
        }
        Optional<String> why = switch (entry.symbol()) {
            case Symbol.State state when !role.readsStates() -> Optional.of("a state");
            case Symbol.Input input when !role.readsInputs() -> Optional.of("an input");
            case Symbol.Action action when !role.readsActions() -> Optional.of("an action");
            case Symbol.Let let when !role.readsStates() -> Optional.of("a value of the step");
            case Symbol.Let let
            when entry.usesActions() && !role.readsActions() -> Optional.of("a value that depends on an action");
            case Symbol.Let let
            when entry.usesInputs() && !role.readsInputs() -> Optional.of("a value that depends on an input");
            default -> Optional.empty();
        };
        if (why.isPresent() && role == Role.RULE) {
            context.out()
                    .add(Diagnostic.error(
                                    Code.L106,
                                    path.span(),
                                    "\"" + path.text() + "\" is not known yet where a rule acts")
                            .pointing("this is " + why.get())
                            .also(entry.name(), "declared here")
                            .note("why", "a rule chooses all actions of a step at once, from what was there before")
                            .note("instead", "name what is asked for with let, and use that for both actions"));
            return Meaning.FAULT;
        }
        if (why.isPresent()) {
            var reason = role == Role.OBSERVE
                    ? "a step goes: observe, act, inject, pay, next state"
                    : role == Role.TERMINAL
                            ? "after the last step only the final state is left"
                            : "it is fixed before the day begins";
            context.out()
                    .add(Diagnostic.error(
                                    Code.L105,
                                    path.span(),
                                    "\"" + path.text() + "\" is not known yet where " + role.words() + " is computed")
                            .pointing("this is " + why.get())
                            .also(entry.name(), "declared here")
                            .note("why", reason));
            return Meaning.FAULT;
        }
        return quantity(path.span(), entry.dimension().get(), entry.symbol());
    }

    private Meaning step(Path path) {
        if (!role.knowsStep()) {
            context.out()
                    .add(Diagnostic.error(
                            Code.L105,
                            path.span(),
                            "dt is not available in " + role.words() + ", which holds for the whole day"));
            return Meaning.FAULT;
        }
        return quantity(path.span(), context.units().dimension("Time"), new Symbol.StepLength());
    }

    private Meaning clock(Path path, Symbol.Reading reading) {
        if (!role.readsInputs()) {
            context.out()
                    .add(Diagnostic.error(Code.L105, path.span(), "the clock is not available in " + role.words()));
            return Meaning.FAULT;
        }
        if (reading == Symbol.Reading.WEEKDAY) {
            context.out()
                    .add(Diagnostic.error(
                            Code.L105,
                            path.span(),
                            "time.weekday is available in series only; a device reads time.weekend"));
            return Meaning.FAULT;
        }
        return new Meaning.Quantity(
                context.inputs().use(path.span(), path.text(), Clock.dimension(reading), clockSource(reading)));
    }

    private static DeviceModel.Source clockSource(Symbol.Reading reading) {
        return new DeviceModel.Source.Clock(
                switch (reading) {
                    case TIME_OF_DAY -> SeriesColumn.Reading.TIME_OF_DAY;
                    case DAY_OF_YEAR -> SeriesColumn.Reading.DAY_OF_YEAR;
                    case WEEKEND -> SeriesColumn.Reading.WEEKEND;
                    case WEEKDAY -> throw new IllegalStateException("check: devices have no time.weekday");
                });
    }

    private Meaning voltage(Path path) {
        if (!role.measures()) {
            context.out()
                    .add(Diagnostic.error(
                                    Code.L105, path.span(), "bus.v_pu can be observed, but not used in " + role.words())
                            .note("why", "the voltage of a step is known only after all agents have injected"));
            return Meaning.FAULT;
        }
        return quantity(path.span(), context.units().dimension("PerUnit"), new Symbol.OwnVoltage());
    }

    private static Meaning quantity(Span span, Dimension dimension, Symbol symbol) {
        return new Meaning.Quantity(new Term.Reference(span, dimension, symbol));
    }

    /// A signal of the problem that declares this device; a profile must come through an input.
    private Optional<Meaning> signal(Span span, String name) {
        var series = context.locality().series(name);
        if (series.isEmpty()) {
            return context.locality().foreign(span, new org.gridlang.language.syntax.Identifier(span, name));
        }
        if (!role.readsInputs()) {
            context.out()
                    .add(Diagnostic.error(
                            Code.L105, span, "the series " + name + " is not available in " + role.words()));
            return Optional.of(Meaning.FAULT);
        }
        var dimension = context.units().resolve(series.get().dimension(), new Diagnostics());
        if (!series.get().broadcast() && role == Role.RULE) {
            context.out()
                    .add(Diagnostic.error(
                                    Code.L107,
                                    span,
                                    "a rule sees the profile " + name + " only through an input of its device")
                            .also(series.get().name().span(), "a profile, not a signal that is broadcast to all")
                            .note(
                                    "rule",
                                    "an agent knows its own params, states and inputs, its own bus, the clock and "
                                            + "signals"));
            return Optional.of(Meaning.FAULT);
        }
        if (!series.get().broadcast()) {
            var fault = Diagnostic.error(
                            Code.L104, span, "a device sees the profile " + name + " only through an input bound to it")
                    .also(series.get().name().span(), "a profile, not a signal that is broadcast to all")
                    .note(
                            "rule",
                            "an agent knows its own params, states and inputs, its own bus, the clock and signals")
                    .note(
                            "instead",
                            "input " + name + ": "
                                    + series.get().dimension().span().text());
            context.out().add(fault);
            return Optional.of(Meaning.FAULT);
        }
        return Optional.of(dimension
                .<Meaning>map(each -> new Meaning.Quantity(
                        context.inputs().use(span, name, each, new DeviceModel.Source.Signal(name))))
                .orElse(Meaning.FAULT));
    }

    @Override
    public Optional<Meaning> member(Expression.Member member, Expressions expressions) {
        return context.locality().foreign(member);
    }

    @Override
    public Optional<Meaning> index(Expression.Index index, Expressions expressions) {
        boolean own = Path.of(index.target())
                .filter(path -> context.symbols().find(path.part(0)).isPresent())
                .isPresent();
        var foreign = own ? Optional.<Meaning>empty() : context.locality().foreign(index);
        if (foreign.isPresent()) {
            return foreign;
        }
        return Optional.of(new Views(context, this, expressions).later(index));
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        return new Views(context, this, expressions).statistic(call);
    }

    /// The input slot that an expression names, for a view of it.
    Optional<Integer> slot(Expression written) {
        return Path.of(written)
                .filter(path -> path.length() == 1)
                .flatMap(this::find)
                .filter(Meaning.Quantity.class::isInstance)
                .map(each -> ((Meaning.Quantity) each).term())
                .filter(Term.Reference.class::isInstance)
                .map(each -> ((Term.Reference) each).symbol())
                .filter(Symbol.Input.class::isInstance)
                .map(each -> ((Symbol.Input) each).slot());
    }

    Role role() {
        return role;
    }

    @Override
    public Collection<String> visible() {
        var names = new ArrayList<>(context.symbols().all().keySet());
        names.addAll(context.locality().signals());
        names.addAll(List.of("time.of_day", "time.day_of_year", "time.weekend"));
        if (role.knowsStep()) {
            names.add("dt");
        }
        if (role.measures()) {
            names.add("bus.v_pu");
        }
        return names;
    }

    @Override
    public boolean knowsStep() {
        return role.knowsStep();
    }

    @Override
    public Optional<Span> declaration(Symbol symbol) {
        return context.symbols().all().values().stream()
                .filter(each -> each.symbol().equals(symbol))
                .map(DeviceSymbols.Entry::declared)
                .findFirst()
                .or(() -> symbol instanceof Symbol.Input input
                        ? context.locality()
                                .series(input.name())
                                .map(each -> each.dimension().span())
                        : Optional.empty());
    }
}
