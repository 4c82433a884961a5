package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.check.device.RuleAttachment;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.RuleModel;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;

/// The rules that a file has use for: those that a problem evaluates, `policies: [droop, no_control]`, and those
/// that a test steps by, `step b with rule droop for 1 h`. Only these burden the devices.
public final class Policies {
    private final Map<String, List<RuleModel>> rules = new LinkedHashMap<>();
    private final List<String> known;

    private Policies(ModuleScope scope, Collection<String> names, Rules all) {
        this.known = Rules.names(scope);
        for (var name : names) {
            if (known.contains(name)) {
                rules.putIfAbsent(name, all.of(name, scope));
            }
        }
    }

    /// Those that the evaluations of a problem name.
    public static Policies evaluated(ModuleScope scope, Rules rules) {
        var names = new ArrayList<String>();
        for (var item : scope.file().items()) {
            if (item instanceof Item.Evaluate evaluate) {
                evaluate.entries().stream()
                        .filter(each -> each.keyText().equals("policies"))
                        .forEach(each -> collect(each.value(), names));
            }
        }
        return new Policies(scope, names, rules);
    }

    private static void collect(Expression written, List<String> names) {
        if (written instanceof Expression.Listing listing) {
            for (var element : listing.elements()) {
                if (element instanceof Expression.Name name) {
                    names.add(name.text());
                }
            }
        }
    }

    /// Those that the tests of a file step by.
    public static Policies tested(ModuleScope scope, Rules rules) {
        var names = new ArrayList<String>();
        for (var item : scope.file().items()) {
            if (item instanceof Item.Test test) {
                for (var step : test.steps()) {
                    if (step instanceof Item.TestStep.Step advance) {
                        advance.rule().ifPresent(each -> names.add(each.rule().text()));
                    }
                }
            }
        }
        return new Policies(scope, names, rules);
    }

    /// Whether a name is that of a rule in scope, in order or not.
    boolean isRule(String name) {
        return known.contains(name);
    }

    /// The names of all rules in scope.
    List<String> known() {
        return known;
    }

    /// The devices that follow a rule; none if the rule is wrong.
    List<DeviceModel> devices(String rule) {
        return rules.getOrDefault(rule, List.of()).stream()
                .map(RuleModel::device)
                .toList();
    }

    /// The device with the rules that it follows.
    DeviceModel following(DeviceModel device) {
        var following = device;
        for (var each : rules.values()) {
            for (var rule : each) {
                if (rule.device().span().equals(device.span())) {
                    following = RuleAttachment.attach(following, rule);
                }
            }
        }
        return following;
    }
}
