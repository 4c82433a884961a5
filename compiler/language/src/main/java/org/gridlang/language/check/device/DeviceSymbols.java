package org.gridlang.language.check.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;

/// What a device declares so far, by name.
final class DeviceSymbols {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// @param dimension empty if what declares it is wrong
    /// @param declared where its dimension is written
    /// @param usesActions whether an action decides its value
    /// @param usesInputs whether an input or the clock decides it
    record Entry(
            Symbol symbol,
            Optional<Dimension> dimension,
            Span name,
            Span declared,
            boolean usesActions,
            boolean usesInputs) {}

    /// Declares a name; returns what bore it before, which then stays.
    Optional<Entry> declare(String name, Entry entry) {
        return Optional.ofNullable(entries.putIfAbsent(name, entry));
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    Map<String, Entry> all() {
        return java.util.Collections.unmodifiableMap(entries);
    }

    /// The symbols of a device that has been checked.
    static DeviceSymbols of(Item.Device item, DeviceModel model) {
        var places = new HashMap<String, Places>();
        for (var member : item.members()) {
            Places.of(member).ifPresent(each -> places.put(each.name().text(), each));
        }
        var symbols = new DeviceSymbols();
        for (int slot = 0; slot < model.params().size(); slot++) {
            var param = model.params().get(slot);
            symbols.add(places, new Symbol.Param(param.name(), slot), param.name(), param.dimension(), false);
        }
        for (int slot = 0; slot < model.inputs().size(); slot++) {
            var input = model.inputs().get(slot);
            if (input.source() instanceof DeviceModel.Source.Declared) {
                symbols.add(places, new Symbol.Input(input.name(), slot), input.name(), input.dimension(), false);
            }
        }
        for (int slot = 0; slot < model.states().size(); slot++) {
            var state = model.states().get(slot);
            symbols.add(places, new Symbol.State(state.name(), slot), state.name(), state.dimension(), false);
        }
        for (int slot = 0; slot < model.actions().size(); slot++) {
            var action = model.actions().get(slot);
            symbols.add(places, new Symbol.Action(action.name(), slot), action.name(), action.dimension(), true);
        }
        for (int slot = 0; slot < model.lets().size(); slot++) {
            var let = model.lets().get(slot);
            boolean usesActions = Terms.references(let.value()).stream().anyMatch(symbols::usesActions);
            symbols.add(places, new Symbol.Let(let.name(), slot), let.name(), let.dimension(), usesActions);
        }
        return symbols;
    }

    private boolean usesActions(Term.Reference reference) {
        return entries.values().stream()
                .anyMatch(each -> each.symbol().equals(reference.symbol()) && each.usesActions());
    }

    private void add(Map<String, Places> places, Symbol symbol, String name, Dimension dimension, boolean usesActions) {
        var place = Objects.requireNonNull(places.get(name), name);
        declare(
                name,
                new Entry(symbol, Optional.of(dimension), place.name().span(), place.declared(), usesActions, false));
    }

    /// Where a device declares a name, and that name's dimension.
    private record Places(Identifier name, Span declared) {
        static Optional<Places> of(DeviceMember member) {
            return switch (member) {
                case DeviceMember.Param each -> at(each.name(), each.dimension());
                case DeviceMember.Input each -> at(each.name(), each.dimension());
                case DeviceMember.State each -> at(each.name(), each.dimension());
                case DeviceMember.Action each -> at(each.name(), each.dimension());
                case DeviceMember.Let each ->
                    Optional.of(new Places(
                            each.name(),
                            each.dimension()
                                    .map(DimensionExpression::span)
                                    .orElse(each.name().span())));
                case DeviceMember.Next each -> Optional.empty();
                case DeviceMember.Derivative each -> Optional.empty();
                case DeviceMember.Inject each -> Optional.empty();
                case DeviceMember.Observe each -> Optional.empty();
                case DeviceMember.Limit each -> Optional.empty();
                case DeviceMember.Cost each -> Optional.empty();
            };
        }

        private static Optional<Places> at(Identifier name, DimensionExpression dimension) {
            return Optional.of(new Places(name, dimension.span()));
        }
    }
}
