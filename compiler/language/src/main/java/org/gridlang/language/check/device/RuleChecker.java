package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Domains;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.RuleModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.RuleMember;
import org.gridlang.language.unit.Dimension;

/// Checks one rule: `rule droop for Generator { set q = ... }`. It may read what its device may observe.
public final class RuleChecker {
    private final ModuleScope scope;
    private final Item.Rule rule;
    private final DeviceModel device;
    private final Diagnostics out;
    private final DeviceContext context;
    private final Expressions expressions;
    private final List<RuleModel.Param> params = new ArrayList<>();
    private final List<DeviceModel.Let> lets = new ArrayList<>();
    private final SortedMap<Integer, Term> actions = new TreeMap<>();

    /// @param item the declaration of the device
    public RuleChecker(
            ModuleScope scope,
            Callables callables,
            Item.Rule rule,
            Item.Device item,
            DeviceModel device,
            Diagnostics out) {
        this.scope = scope;
        this.rule = rule;
        this.device = device;
        this.out = out;
        this.context = new DeviceContext(
                scope.units(),
                callables,
                new Locality("a rule", scope, out),
                DeviceSymbols.of(item, device),
                new InputSlots(device.inputs()),
                out);
        this.expressions = context.in(Role.RULE);
    }

    /// The rule, or empty if something in it is wrong.
    public Optional<RuleModel> check() {
        int before = out.errors();
        // The params stand before all lets, wherever they are written.
        for (var member : rule.members()) {
            if (member instanceof RuleMember.Param param) {
                param(param);
            }
        }
        for (var member : rule.members()) {
            switch (member) {
                case RuleMember.Param param -> {}
                case RuleMember.Let let -> let(let);
                case RuleMember.Set set -> set(set);
            }
        }
        if (rule.members().stream().noneMatch(RuleMember.Set.class::isInstance)) {
            out.add(Diagnostic.error(
                            Code.X111,
                            rule.name().span(),
                            "the rule " + rule.name().text() + " sets no action")
                    .note("instead", "set " + device.actions().getFirst().name() + " = ..."));
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        var inputs = context.inputs()
                .all()
                .subList(device.inputs().size(), context.inputs().all().size());
        var model = new RuleModel(rule.span(), rule.name().text(), device, params, inputs, lets, actions);
        domains(model, scope, out);
        return out.errors() > before ? Optional.empty() : Optional.of(model);
    }

    /// Reports where a rule divides by what may be zero and the like.
    public static void domains(RuleModel rule, ModuleScope scope, Diagnostics out) {
        var following = RuleAttachment.attach(rule.device(), rule);
        var domains = new Domains(new DeviceIntervals(following).intervals(), scope.units(), out);
        following.lets().stream().skip(rule.device().lets().size()).forEach(each -> domains.check(each.value()));
        following.rules().getLast().actions().values().forEach(domains::check);
    }

    private void param(RuleMember.Param param) {
        var dimension = scope.units().resolve(param.dimension(), out);
        var value = dimension.flatMap(each -> constant(param.value(), param, each, "this value"));
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        if (param.range().isPresent() && dimension.isPresent()) {
            var range = param.range().get();
            low = constant(range.low(), param, dimension.get(), "this lower bound")
                    .orElse(low);
            high = constant(range.high(), param, dimension.get(), "this upper bound")
                    .orElse(high);
            if (low > high) {
                out.add(Diagnostic.error(
                        Code.D108, range.span(), "the range of " + param.name().text() + " ends before it begins"));
            } else if (value.isPresent() && (value.get() < low || value.get() > high)) {
                out.add(Diagnostic.error(
                                Code.D109,
                                param.value().span(),
                                "the value of " + param.name().text() + ", "
                                        + scope.units().measures().value(value.get(), dimension.get())
                                        + ", lies outside its range")
                        .also(range.span(), "the range"));
            }
        }
        declare(param.name(), dimension, param.dimension().span(), false);
        params.add(new RuleModel.Param(param.span(), param.name().text(), dimension.orElse(Dimension.NONE), low, high));
        lets.add(new DeviceModel.Let(
                param.span(),
                param.name().text(),
                dimension.orElse(Dimension.NONE),
                new Term.Constant(param.value().span(), dimension.orElse(Dimension.NONE), value.orElse(0.0))));
    }

    private Optional<Double> constant(Expression written, RuleMember.Param param, Dimension dimension, String subject) {
        return new Expressions(scope.units(), Names.constants(), context.callables(), out)
                .constant(
                        written,
                        dimension,
                        purpose(param.name(), param.dimension().span(), dimension, subject));
    }

    private Purpose purpose(Identifier name, Span declared, Dimension dimension, String subject) {
        return Purpose.of(
                        subject,
                        "`" + name.text() + "` is " + scope.units().measures().phrase(dimension))
                .declaredAt(declared, "`" + name.text() + "` is declared here");
    }

    private void let(RuleMember.Let let) {
        var declared = let.dimension().flatMap(each -> scope.units().resolve(each, out));
        var value = let.dimension().isEmpty()
                ? expressions.term(let.value())
                : declared.flatMap(each -> expressions.term(
                        let.value(),
                        each,
                        purpose(let.name(), let.dimension().get().span(), each, "this value")));
        var dimension = let.dimension().isPresent() ? declared : value.map(Term::dimension);
        var place =
                let.dimension().map(DimensionExpression::span).orElse(let.name().span());
        declare(let.name(), dimension, place, false);
        // A wrong one keeps its slot, so that the later ones stand where their symbols say.
        lets.add(new DeviceModel.Let(
                let.span(),
                let.name().text(),
                dimension.orElse(Dimension.NONE),
                value.orElse(new Term.Constant(let.span(), Dimension.NONE, 0))));
    }

    private void declare(Identifier name, Optional<Dimension> dimension, Span declared, boolean usesActions) {
        if (DeclaredName.RESERVED.contains(name.text())) {
            out.add(Diagnostic.error(
                    Code.N106, name.span(), "\"" + name.text() + "\" has a meaning of its own and cannot be declared"));
        }
        var symbol = new Symbol.Let(name.text(), device.lets().size() + lets.size());
        context.symbols()
                .declare(
                        name.text(),
                        new DeviceSymbols.Entry(symbol, dimension, name.span(), declared, usesActions, true))
                .ifPresent(earlier -> {
                    boolean own = earlier.symbol() instanceof Symbol.Let let
                            && let.slot() >= device.lets().size();
                    out.add(Diagnostic.error(
                                    Code.N102,
                                    name.span(),
                                    own
                                            ? "the rule " + rule.name().text() + " declares \"" + name.text()
                                                    + "\" twice"
                                            : device.name() + " already has \"" + name.text() + "\"")
                            .also(earlier.name(), own ? "first declared here" : "declared here, by the device"));
                });
    }

    private void set(RuleMember.Set set) {
        var name = set.name().text();
        var known = device.actions().stream().map(DeviceModel.Action::name).toList();
        int slot = known.indexOf(name);
        if (slot < 0) {
            // What it would be set to is checked for names all the same.
            expressions.term(set.value());
            var fault = Diagnostic.error(
                            Code.X109,
                            set.name().span(),
                            device.name() + " has no action \"" + name + "\"" + Suggestion.hint(name, known))
                    .note("actions", known.isEmpty() ? "none" : String.join(", ", known));
            var declared = context.symbols().find(name).map(DeviceSymbols.Entry::name);
            if (declared.isPresent()) {
                fault = fault.also(declared.get(), "declared here, and not as an action");
            }
            var mended = fault;
            out.add(Suggestion.nearest(name, known)
                    .map(each -> mended.fix(
                            "write " + each, new Diagnostic.Edit(set.name().span(), each)))
                    .orElse(mended));
            return;
        }
        var action = device.actions().get(slot);
        var value = expressions.term(
                set.value(), action.dimension(), purpose(set.name(), action.span(), action.dimension(), "this value"));
        if (value.isPresent() && actions.putIfAbsent(slot, value.get()) != null) {
            out.add(Diagnostic.error(Code.X112, set.name().span(), "the action " + name + " is set twice")
                    .also(actions.get(slot).span(), "first set to this")
                    .note("instead", "if CONDITION then ... else ... gives one value for each case"));
        }
    }
}
