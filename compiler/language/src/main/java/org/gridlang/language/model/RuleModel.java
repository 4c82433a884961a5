package org.gridlang.language.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;

/// `rule droop for Generator { ... }`, checked: the actions of one device type as expressions of what it sees by
/// itself. The slots of its own inputs and lets count on from those of the device; its params are the first of
/// its lets.
///
/// @param device as declared, without any rules
/// @param inputs those it reads beyond the device's own: views, the clock, signals
/// @param actions physical values by slot of the action
public record RuleModel(
        Span span,
        String name,
        DeviceModel device,
        List<Param> params,
        List<DeviceModel.Input> inputs,
        List<DeviceModel.Let> lets,
        SortedMap<Integer, Term> actions) {
    public RuleModel {
        params = List.copyOf(params);
        inputs = List.copyOf(inputs);
        lets = List.copyOf(lets);
        actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
    }

    /// A constant of a rule.
    ///
    /// @param low the smallest value it may be given, SI; `high` the largest
    public record Param(Span span, String name, Dimension dimension, double low, double high) {}

    /// The same rule under another name with other values of some params.
    ///
    /// @param values by the name of the param
    public RuleModel changed(Span newSpan, String newName, Map<String, Term.Constant> values) {
        var changed = new ArrayList<>(lets);
        for (int index = 0; index < params.size(); index++) {
            var value = values.get(params.get(index).name());
            if (value != null) {
                var let = lets.get(index);
                changed.set(index, new DeviceModel.Let(let.span(), let.name(), let.dimension(), value));
            }
        }
        return new RuleModel(newSpan, newName, device, params, inputs, changed, actions);
    }
}
