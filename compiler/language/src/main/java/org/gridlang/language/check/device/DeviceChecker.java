package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;

/// Checks one device: `device Battery { ... }`.
public final class DeviceChecker {
    private final ModuleScope scope;
    private final Item.Device device;
    private final Diagnostics out;
    private final DeviceContext context;
    private final IdentityHashMap<DeviceMember, Dimension> dimensions = new IdentityHashMap<>();
    private boolean complete = true;

    public DeviceChecker(ModuleScope scope, Callables callables, Item.Device device, Diagnostics out) {
        this.scope = scope;
        this.device = device;
        this.out = out;
        this.context = new DeviceContext(
                scope.units(),
                callables,
                new Locality("a device", scope, out),
                new DeviceSymbols(),
                new InputSlots(),
                out);
    }

    /// The device, or empty if something in it is wrong.
    public Optional<DeviceModel> check() {
        int before = out.errors();
        declareMembers();
        var params = params();
        var lets = lets();
        var equations = new DeviceEquations(device, context, this::dimension);
        var states = equations.states();
        var actions = equations.actions();
        var injectP = equations.injection("p", scope.units().dimension("Power"));
        var injectQ = equations.injection("q", scope.units().dimension("ReactivePower"));
        var limits = equations.limits();
        var costs = equations.costs(false);
        var terminal = equations.costs(true);
        var observations = equations.observations();
        complete &= out.errors() == before;
        if (!complete || injectP.isEmpty() || injectQ.isEmpty()) {
            return Optional.empty();
        }
        var model = new DeviceModel(
                device.span(),
                device.name().text(),
                device.documentation(),
                params,
                context.inputs().all(),
                states,
                actions,
                lets,
                injectP.get(),
                injectQ.get(),
                observations,
                limits,
                costs,
                terminal,
                List.of());
        new DeviceValues(model, scope.units(), out).check();
        return out.errors() == before ? Optional.of(model) : Optional.empty();
    }

    private Optional<Dimension> dimension(DeviceMember member) {
        return Optional.ofNullable(dimensions.get(member));
    }

    private void declareMembers() {
        int params = 0;
        int states = 0;
        int actions = 0;
        for (var member : device.members()) {
            switch (member) {
                case DeviceMember.Param param ->
                    declare(
                            member,
                            param.name(),
                            param.dimension(),
                            new Symbol.Param(param.name().text(), params++));
                case DeviceMember.Input input -> {
                    var dimension = resolve(member, input.dimension());
                    var slot = context.inputs()
                            .use(
                                    input.span(),
                                    input.name().text(),
                                    dimension.orElse(Dimension.NONE),
                                    new DeviceModel.Source.Declared());
                    declare(input.name(), dimension, input.dimension().span(), slot.symbol(), false, true);
                }
                case DeviceMember.State state ->
                    declare(
                            member,
                            state.name(),
                            state.dimension(),
                            new Symbol.State(state.name().text(), states++));
                case DeviceMember.Action action ->
                    declare(
                            member,
                            action.name(),
                            action.dimension(),
                            new Symbol.Action(action.name().text(), actions++));
                case DeviceMember.Let let -> {}
                case DeviceMember.Next next -> {}
                case DeviceMember.Derivative derivative -> {}
                case DeviceMember.Inject inject -> {}
                case DeviceMember.Observe observe -> {}
                case DeviceMember.Limit limit -> {}
                case DeviceMember.Cost cost -> {}
            }
        }
    }

    private void declare(DeviceMember member, Identifier name, DimensionExpression written, Symbol symbol) {
        declare(name, resolve(member, written), written.span(), symbol, symbol instanceof Symbol.Action, false);
    }

    private Optional<Dimension> resolve(DeviceMember member, DimensionExpression written) {
        var dimension = scope.units().resolve(written, out);
        complete &= dimension.isPresent();
        dimension.ifPresent(each -> dimensions.put(member, each));
        return dimension;
    }

    private void declare(
            Identifier name,
            Optional<Dimension> dimension,
            Span declared,
            Symbol symbol,
            boolean actions,
            boolean inputs) {
        if (DeclaredName.RESERVED.contains(name.text())) {
            out.add(Diagnostic.error(
                    Code.N106, name.span(), "\"" + name.text() + "\" has a meaning of its own and cannot be declared"));
        }
        var earlier = context.symbols()
                .declare(
                        name.text(),
                        new DeviceSymbols.Entry(symbol, dimension, name.span(), declared, actions, inputs));
        if (earlier.isPresent()) {
            out.add(Diagnostic.error(
                            Code.N102, name.span(), device.name().text() + " declares \"" + name.text() + "\" twice")
                    .also(earlier.get().name(), "first declared here"));
        }
    }

    private List<DeviceModel.Param> params() {
        var expressions = context.in(Role.PARAM);
        var params = new ArrayList<DeviceModel.Param>();
        for (var member : device.members()) {
            if (member instanceof DeviceMember.Param param && dimension(member).isPresent()) {
                var dimension = dimension(member).get();
                var purpose = purpose(param.name(), param.dimension(), dimension);
                var bounds = param.range().flatMap(each -> bounds(each, dimension, purpose, Role.PARAM));
                var fallback =
                        param.fallback().flatMap(each -> expressions.term(each, dimension, purpose.of("this default")));
                var model = new DeviceModel.Param(
                        param.span(), param.name().text(), param.documentation(), dimension, bounds, fallback);
                onlyEarlierParams(model, params.size());
                params.add(model);
            }
        }
        return params;
    }

    private Optional<DeviceModel.Bounds> bounds(
            Expression.Range range, Dimension dimension, Subject purpose, Role role) {
        var expressions = context.in(role);
        var low = expressions.term(range.low(), dimension, purpose.of("this lower bound"));
        var high = expressions.term(range.high(), dimension, purpose.of("this upper bound"));
        return low.isPresent() && high.isPresent()
                ? Optional.of(new DeviceModel.Bounds(low.get(), high.get()))
                : Optional.empty();
    }

    /// A param is computed from those before it.
    private void onlyEarlierParams(DeviceModel.Param param, int slot) {
        var terms = new ArrayList<Term>();
        param.fallback().ifPresent(terms::add);
        param.bounds().ifPresent(each -> {
            terms.add(each.low());
            terms.add(each.high());
        });
        for (var term : terms) {
            for (var reference : Terms.references(term)) {
                if (reference.symbol() instanceof Symbol.Param other && other.slot() >= slot) {
                    out.add(Diagnostic.error(
                                    Code.L105,
                                    reference.span(),
                                    "\"" + other.name() + "\" is not known yet where the param " + param.name()
                                            + " is computed")
                            .note("why", "params get their values in the order in which they are declared"));
                }
            }
        }
    }

    private List<DeviceModel.Let> lets() {
        var lets = new ArrayList<DeviceModel.Let>();
        for (var member : device.members()) {
            if (!(member instanceof DeviceMember.Let let)) {
                continue;
            }
            var declared = let.dimension().flatMap(each -> resolve(member, each));
            var value = declared.isPresent()
                    ? context.in(Role.STEP)
                            .term(
                                    let.value(),
                                    declared.get(),
                                    purpose(let.name(), let.dimension().get(), declared.get())
                                            .of("this value"))
                    : context.in(Role.STEP).term(let.value());
            complete &= value.isPresent();
            var place = let.dimension()
                    .map(DimensionExpression::span)
                    .orElse(let.name().span());
            var dimension = let.dimension().isPresent() ? declared : value.map(Term::dimension);
            declare(
                    let.name(),
                    dimension,
                    place,
                    new Symbol.Let(let.name().text(), lets.size()),
                    value.filter(this::usesActions).isPresent(),
                    value.filter(this::usesInputs).isPresent());
            // A wrong one keeps its slot, so that the later ones stand where their symbols say.
            lets.add(new DeviceModel.Let(
                    let.span(),
                    let.name().text(),
                    dimension.orElse(Dimension.NONE),
                    value.orElse(new Term.Constant(let.span(), Dimension.NONE, 0))));
        }
        return lets;
    }

    private boolean usesActions(Term term) {
        return uses(term, entry -> entry.usesActions());
    }

    private boolean usesInputs(Term term) {
        return uses(term, entry -> entry.usesInputs())
                || Terms.references(term).stream().anyMatch(each -> each.symbol() instanceof Symbol.Input);
    }

    private boolean uses(Term term, java.util.function.Predicate<DeviceSymbols.Entry> what) {
        return Terms.references(term).stream()
                .flatMap(each -> context.symbols().all().values().stream()
                        .filter(entry -> entry.symbol().equals(each.symbol())))
                .anyMatch(what);
    }

    private Subject purpose(Identifier name, DimensionExpression declared, Dimension dimension) {
        return new Subject(name, declared.span(), () -> scope.units().measures().phrase(dimension));
    }

    /// What a value of a declaration must be like.
    record Subject(Identifier name, Span declared, Supplier<String> dimension) {
        Purpose of(String subject) {
            return Purpose.of(subject, () -> "`" + name.text() + "` is " + dimension.get())
                    .declaredAt(declared, "`" + name.text() + "` is declared here");
        }
    }
}
