package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.data.SeriesColumn;

/// The equations of a device: how its states move, what it injects, observes and costs.
final class DeviceEquations {
    private final Item.Device device;
    private final DeviceContext context;
    private final Function<DeviceMember, Optional<Dimension>> dimensions;

    DeviceEquations(Item.Device device, DeviceContext context, Function<DeviceMember, Optional<Dimension>> dimensions) {
        this.device = device;
        this.context = context;
        this.dimensions = dimensions;
        onlyStatesMove();
        onlyPowerIsInjected();
    }

    List<DeviceModel.State> states() {
        var states = new ArrayList<DeviceModel.State>();
        for (var state : members(DeviceMember.State.class)) {
            var dimension = dimensions.apply(state);
            var moves = moves(state.name().text());
            if (moves.isEmpty() && !movesUnderAnotherName(state.name().text())) {
                context.out()
                        .add(Diagnostic.error(
                                        Code.D101,
                                        state.name().span(),
                                        "nothing says how the state "
                                                + state.name().text() + " moves")
                                .note(
                                        "instead",
                                        "next " + state.name().text()
                                                + " = ... gives its value after the step, der "
                                                + state.name().text() + " = ... its rate of change")
                                .note("why", "what never changes is a param"));
            }
            if (moves.size() > 1) {
                context.out()
                        .add(Diagnostic.error(
                                        Code.D102,
                                        moves.get(1).name().span(),
                                        "the state " + state.name().text() + " is moved twice")
                                .also(moves.getFirst().name().span(), "first moved here"));
            }
            if (dimension.isEmpty()) {
                continue;
            }
            var subject = subject(state.name(), state.dimension().span(), dimension.get());
            var bounds = state.range().flatMap(each -> bounds(each, dimension.get(), subject, Role.START));
            var initial =
                    context.in(Role.START).term(state.initial(), dimension.get(), subject.of("this initial value"));
            for (int number = 0; number < moves.size(); number++) {
                var move = moves.get(number);
                var update = update(move, state, dimension.get());
                if (update.isPresent() && initial.isPresent() && number == 0) {
                    states.add(new DeviceModel.State(
                            state.span(),
                            state.name().text(),
                            state.documentation(),
                            dimension.get(),
                            bounds,
                            initial.get(),
                            update.get(),
                            move.continuous()));
                }
            }
        }
        return states;
    }

    /// A `next` or a `der`.
    private record Move(Identifier name, Expression value, boolean continuous) {}

    private List<Move> moves(String state) {
        var moves = new ArrayList<Move>();
        for (var member : device.members()) {
            if (member instanceof DeviceMember.Next next && next.state().text().equals(state)) {
                moves.add(new Move(next.state(), next.value(), false));
            }
            if (member instanceof DeviceMember.Derivative rate
                    && rate.state().text().equals(state)) {
                moves.add(new Move(rate.state(), rate.value(), true));
            }
        }
        return moves;
    }

    private Optional<Term> update(Move move, DeviceMember.State state, Dimension dimension) {
        var measures = context.units().measures();
        var declared = state.dimension().span();
        var name = state.name().text();
        if (!move.continuous()) {
            return context.in(Role.STEP)
                    .term(
                            move.value(),
                            dimension,
                            Purpose.of("the next " + name, () -> "`" + name + "` is " + measures.phrase(dimension))
                                    .declaredAt(declared, "`" + name + "` is declared here"));
        }
        var rate = dimension.difference().dividedBy(context.units().dimension("Time"));
        return context.in(Role.STEP)
                .term(
                        move.value(),
                        rate,
                        Purpose.of("this rate", () -> "the rate of `" + name + "` is " + measures.phrase(rate))
                                .because("der is change per time: `" + name + "` is " + measures.phrase(dimension))
                                .declaredAt(declared, "`" + name + "` is declared here"));
    }

    /// Whether an equation of something that is no state probably means this one; that is reported there.
    private boolean movesUnderAnotherName(String state) {
        var states = members(DeviceMember.State.class).stream()
                .map(each -> each.name().text())
                .toList();
        return moved().stream()
                .filter(each -> !states.contains(each.text()))
                .anyMatch(each -> Suggestion.nearest(each.text(), states)
                        .filter(state::equals)
                        .isPresent());
    }

    /// What the equations name to the left of their equals signs.
    private List<Identifier> moved() {
        var names = new ArrayList<Identifier>();
        for (var member : device.members()) {
            if (member instanceof DeviceMember.Next next) {
                names.add(next.state());
            }
            if (member instanceof DeviceMember.Derivative rate) {
                names.add(rate.state());
            }
        }
        return names;
    }

    private void onlyStatesMove() {
        var states = members(DeviceMember.State.class).stream()
                .map(each -> each.name().text())
                .toList();
        for (var name : moved()) {
            var text = name.text();
            if (!states.contains(text)) {
                var fault = Diagnostic.error(
                        Code.D103,
                        name.span(),
                        "\"" + text + "\" is not a state of " + device.name().text() + Suggestion.hint(text, states));
                context.out()
                        .add(context.symbols()
                                .find(text)
                                .map(each -> fault.also(each.name(), "declared here"))
                                .orElse(fault));
            }
        }
    }

    private void onlyPowerIsInjected() {
        for (var inject : members(DeviceMember.Inject.class)) {
            var name = inject.quantity();
            if (!name.text().equals("p") && !name.text().equals("q")) {
                context.out()
                        .add(Diagnostic.error(
                                Code.D110,
                                name.span(),
                                "a device injects p (active power) or q (reactive power), not \"" + name.text()
                                        + "\""));
            }
        }
        if (members(DeviceMember.Inject.class).isEmpty()) {
            context.out()
                    .add(Diagnostic.error(
                                    Code.D110,
                                    device.name().span(),
                                    device.name().text() + " injects nothing into the network")
                            .note(
                                    "instead",
                                    "inject p = ... is the power that it delivers; a load delivers a negative one"));
        }
    }

    List<DeviceModel.Action> actions() {
        var actions = new ArrayList<DeviceModel.Action>();
        for (var action : members(DeviceMember.Action.class)) {
            var dimension = dimensions.apply(action);
            if (dimension.isEmpty()) {
                continue;
            }
            var subject = subject(action.name(), action.dimension().span(), dimension.get());
            var bounds = bounds(action.range(), dimension.get(), subject, Role.ACTION);
            var idle = action.idle()
                    .flatMap(
                            each -> context.in(Role.ACTION).term(each, dimension.get(), subject.of("this idle value")));
            bounds.ifPresent(each -> actions.add(new DeviceModel.Action(
                    action.span(), action.name().text(), action.documentation(), dimension.get(), each, idle)));
        }
        return actions;
    }

    /// Power into the network; zero if the device does not say.
    Optional<Term> injection(String quantity, Dimension dimension) {
        var given = members(DeviceMember.Inject.class).stream()
                .filter(each -> each.quantity().text().equals(quantity))
                .toList();
        if (given.size() > 1) {
            context.out()
                    .add(Diagnostic.error(Code.D110, given.get(1).quantity().span(), quantity + " is injected twice")
                            .also(given.getFirst().quantity().span(), "first here")
                            .note("instead", "write one equation with the sum"));
        }
        if (given.isEmpty()) {
            return Optional.of(new Term.Constant(device.name().span(), dimension, 0));
        }
        var measures = context.units().measures();
        return context.in(Role.STEP)
                .term(
                        given.getFirst().value(),
                        dimension,
                        Purpose.of("this injection", () -> quantity + " is " + measures.phrase(dimension)));
    }

    List<DeviceModel.Limit> limits() {
        var limits = new ArrayList<DeviceModel.Limit>();
        for (var limit : members(DeviceMember.Limit.class)) {
            if (!(limit.condition() instanceof Expression.Comparison)) {
                context.out()
                        .add(Diagnostic.error(
                                Code.D115,
                                limit.condition().span(),
                                "a limit compares two values, for example a <= b"));
                continue;
            }
            var condition = context.in(Role.STEP).condition(limit.condition());
            condition.ifPresent(each -> collect(limit, each, limits));
        }
        return limits;
    }

    private void collect(DeviceMember.Limit limit, Term.Condition condition, List<DeviceModel.Limit> limits) {
        switch (condition) {
            case Term.Condition.And and -> {
                collect(limit, and.left(), limits);
                collect(limit, and.right(), limits);
            }
            case Term.Condition.Compare compare -> {
                switch (compare.comparator()) {
                    case LESS, LESS_OR_EQUAL ->
                        limits.add(new DeviceModel.Limit(
                                limit.span(), limit.name().text(), compare.left(), compare.right()));
                    case GREATER, GREATER_OR_EQUAL ->
                        limits.add(new DeviceModel.Limit(
                                limit.span(), limit.name().text(), compare.right(), compare.left()));
                    case EQUAL, NOT_EQUAL ->
                        context.out()
                                .add(Diagnostic.error(
                                                Code.D115,
                                                compare.span(),
                                                "a limit is an inequality; an equation cannot be met by "
                                                        + "holding an action back")
                                        .note("instead", "use the equation to define one of the values with let"));
                }
            }
            default ->
                context.out()
                        .add(Diagnostic.error(
                                Code.D115, condition.span(), "a limit compares two values, for example a <= b"));
        }
    }

    List<DeviceModel.Cost> costs(boolean terminal) {
        var money = context.units().dimension("Money");
        var costs = new ArrayList<DeviceModel.Cost>();
        for (var cost : members(DeviceMember.Cost.class)) {
            if (cost.terminal() != terminal) {
                continue;
            }
            var purpose = terminal
                    ? Purpose.of("this terminal cost", "it is money, once at the end of the horizon")
                    : Purpose.of("this cost", "a cost is money per step")
                            .because("costs are summed over steps, so that a rate must be multiplied by dt");
            context.in(terminal ? Role.TERMINAL : Role.STEP)
                    .term(cost.value(), money, purpose)
                    .ifPresent(each -> costs.add(
                            new DeviceModel.Cost(cost.span(), cost.name().text(), each)));
        }
        return costs;
    }

    List<DeviceModel.Observation> observations() {
        var observations = new ArrayList<DeviceModel.Observation>();
        for (var observe : members(DeviceMember.Observe.class)) {
            for (var value : observe.values()) {
                if (isTimeOfDay(value)) {
                    // The time of day jumps at midnight, its sine and cosine do not.
                    observations.add(circular(value.span(), "sin", SeriesColumn.Reading.DAY_SINE));
                    observations.add(circular(value.span(), "cos", SeriesColumn.Reading.DAY_COSINE));
                    continue;
                }
                context.in(Role.OBSERVE)
                        .term(value)
                        .ifPresent(each -> observations.add(new DeviceModel.Observation(
                                value.span(), value.span().text().replaceAll("\\s+", " "), each)));
            }
        }
        return observations;
    }

    private static boolean isTimeOfDay(Expression value) {
        return Path.of(value)
                .flatMap(Clock::reading)
                .filter(each -> each == Symbol.Reading.TIME_OF_DAY)
                .isPresent();
    }

    private DeviceModel.Observation circular(Span span, String function, SeriesColumn.Reading reading) {
        var label = function + "(time.of_day)";
        return new DeviceModel.Observation(
                span, label, context.inputs().use(span, label, Dimension.NONE, new DeviceModel.Source.Clock(reading)));
    }

    private Optional<DeviceModel.Bounds> bounds(
            Expression.Range range, Dimension dimension, DeviceChecker.Subject subject, Role role) {
        var low = context.in(role).term(range.low(), dimension, subject.of("this lower bound"));
        var high = context.in(role).term(range.high(), dimension, subject.of("this upper bound"));
        return low.isPresent() && high.isPresent()
                ? Optional.of(new DeviceModel.Bounds(low.get(), high.get()))
                : Optional.empty();
    }

    private DeviceChecker.Subject subject(Identifier name, Span declared, Dimension dimension) {
        return new DeviceChecker.Subject(
                name, declared, () -> context.units().measures().phrase(dimension));
    }

    private <M extends DeviceMember> List<M> members(Class<M> kind) {
        return device.members().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
