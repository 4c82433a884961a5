package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.device.RuleChecker;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.RuleModel;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.DeclaredName;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;

/// The rules of all modules, each checked once.
public final class Rules {
    private final Devices devices;
    private final Templates templates;
    private final Diagnostics out;
    private final IdentityHashMap<Item, List<RuleModel>> checked = new IdentityHashMap<>();

    public Rules(Devices devices, Templates templates, Diagnostics out) {
        this.devices = devices;
        this.templates = templates;
        this.out = out;
    }

    /// Checks all rules of a module.
    public void checkAll(ModuleScope scope) {
        for (var item : scope.file().items()) {
            if (item instanceof Item.Rule rule) {
                rule(rule, scope);
            }
        }
        for (var item : scope.file().items()) {
            if (item instanceof Item.ChangedRule rule) {
                changed(rule, scope);
            }
        }
    }

    /// The rules that a policy of this name stands for, one for each device; none if it is no rule, or if it is
    /// wrong, which has been reported.
    List<RuleModel> of(String policy, ModuleScope scope) {
        var declared = scope.find(policy);
        if (declared.isPresent() && declared.get().item() instanceof Item.ChangedRule rule) {
            return changed(rule, declared.get().home());
        }
        var found = new ArrayList<RuleModel>();
        for (var declaration : scope.rules(policy)) {
            found.addAll(rule((Item.Rule) declaration.item(), declaration.home()));
        }
        return found;
    }

    /// The names of all rules in scope.
    static List<String> names(ModuleScope scope) {
        return scope.declarations().entrySet().stream()
                .filter(each -> isRule(each.getValue().item()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isRule(Item item) {
        return item instanceof Item.Rule || item instanceof Item.ChangedRule;
    }

    private List<RuleModel> rule(Item.Rule rule, ModuleScope home) {
        var known = checked.get(rule);
        if (known == null) {
            var model = devices.find(rule.device(), home);
            var item = home.find(rule.device().text()).map(ModuleScope.Declaration::item);
            known = model.isPresent() && item.orElse(null) instanceof Item.Device device
                    ? new RuleChecker(home, templates.of(home), rule, device, model.get(), out)
                            .check().stream().toList()
                    : List.of();
            checked.put(rule, known);
        }
        return known;
    }

    private List<RuleModel> changed(Item.ChangedRule rule, ModuleScope home) {
        var known = checked.get(rule);
        if (known == null) {
            known = change(rule, home);
            checked.put(rule, known);
        }
        return known;
    }

    private List<RuleModel> change(Item.ChangedRule rule, ModuleScope home) {
        if (home.rules(rule.base().text()).isEmpty()) {
            reportNoRule(rule, home);
            return List.of();
        }
        var bases = of(rule.base().text(), home);
        if (bases.isEmpty()) {
            return List.of();
        }
        int before = out.errors();
        var params = new HashSet<String>();
        bases.forEach(base -> base.params().forEach(each -> params.add(each.name())));
        var entries = new Entries(
                "rule " + rule.name().text(),
                rule.name().span(),
                rule.entries(),
                params.stream().sorted().toList(),
                home.units(),
                out);
        var changed = new ArrayList<RuleModel>();
        for (var base : bases) {
            var values = new HashMap<String, Term.Constant>();
            for (var param : base.params()) {
                entries.find(param.name())
                        .flatMap(written -> value(written, param, home))
                        .ifPresent(each -> values.put(param.name(), each));
            }
            changed.add(base.changed(rule.span(), rule.name().text(), values));
        }
        if (out.errors() == before) {
            var found = new Diagnostics();
            changed.forEach(each -> RuleChecker.domains(each, home, found));
            found.sorted().forEach(each -> out.add(each.also(rule.name().span(), "with what is given here")));
        }
        return out.errors() == before ? List.copyOf(changed) : List.of();
    }

    private void reportNoRule(Item.ChangedRule rule, ModuleScope home) {
        var base = rule.base();
        var known = home.declarations().keySet().stream()
                .filter(each -> !home.rules(each).isEmpty())
                .toList();
        var declared = home.find(base.text());
        var fault = Diagnostic.error(
                Code.X110,
                base.span(),
                declared.map(each -> each.item() instanceof Item.ChangedRule
                                ? "\"" + base.text() + "\" is a changed rule itself"
                                : "\"" + base.text() + "\" is " + DeclaredName.kind(each.item()) + ", not a rule")
                        .orElse("there is no rule \"" + base.text() + "\"" + Suggestion.hint(base.text(), known)));
        if (declared.isPresent()) {
            fault = fault.also(declared.get().name().span(), "declared here");
        }
        if (declared.isPresent() && declared.get().item() instanceof Item.ChangedRule other) {
            fault = fault.note("instead", "make it from " + other.base().text() + " as well");
        }
        var found = fault;
        out.add(
                declared.isPresent()
                        ? found
                        : Suggestion.nearest(base.text(), known)
                                .map(each -> found.fix("write " + each, new Diagnostic.Edit(base.span(), each)))
                                .orElse(known.isEmpty() ? found : found.note("known", String.join(", ", known))));
    }

    private Optional<Term.Constant> value(Expression written, RuleModel.Param param, ModuleScope home) {
        var measures = home.units().measures();
        var value = new Expressions(home.units(), Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        param.dimension(),
                        Purpose.of(
                                        "this value",
                                        () -> "`" + param.name() + "` is " + measures.phrase(param.dimension()))
                                .declaredAt(param.span(), "`" + param.name() + "` is declared here"));
        if (value.isPresent() && (value.get() < param.low() || value.get() > param.high())) {
            out.add(Diagnostic.error(
                            Code.P108, written.span(), "this value of " + param.name() + " lies outside its range")
                    .also(
                            param.span(),
                            "the range is " + measures.value(param.low(), param.dimension()) + " to "
                                    + measures.value(param.high(), param.dimension())));
            return Optional.empty();
        }
        return value.map(each -> new Term.Constant(written.span(), param.dimension(), each));
    }
}
