package org.gridlang.language.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// Reads `dimension Power = Energy / Time` and `unit kWh = 3.6e6 J` into a table. A declaration may use those
/// before it.
public final class UnitDeclarations {
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Span> declared = new LinkedHashMap<>();
    private Units soFar = new Units(Map.of(), Map.of());

    /// The table of what is declared in `items` on top of `earlier`.
    public Units read(List<Units> earlier, List<Item> items, Diagnostics out) {
        for (var table : earlier) {
            dimensions.putAll(table.dimensions());
            units.putAll(table.units());
        }
        for (var item : items) {
            soFar = new Units(dimensions, units);
            if (item instanceof Item.Dimension dimension) {
                declare(dimension, out);
            } else if (item instanceof Item.Unit unit) {
                declare(unit, out);
            }
        }
        return new Units(dimensions, units);
    }

    private void declare(Item.Dimension item, Diagnostics out) {
        if (!fresh(item.name(), dimensions.containsKey(item.name().text()), "dimension", out)) {
            return;
        }
        if (item.definition().isEmpty()) {
            dimensions.put(item.name().text(), Dimension.base(item.name().text()));
            return;
        }
        soFar.resolve(item.definition().get(), out).ifPresent(meaning -> {
            var tagged = item.reactive() ? meaning.asReactive() : meaning;
            dimensions.put(item.name().text(), item.point() ? tagged.asPoint() : tagged);
        });
    }

    private void declare(Item.Unit item, Diagnostics out) {
        var name = item.name().text();
        if (!fresh(item.name(), units.containsKey(name), "unit", out)) {
            return;
        }
        var stated = item.dimension().flatMap(each -> soFar.resolve(each, out));
        if (item.dimension().isPresent() && stated.isEmpty()) {
            return;
        }
        if (item.scale().isEmpty()) {
            stated.ifPresent(dimension -> units.put(name, new Unit(name, dimension, 1, 0)));
            return;
        }
        var scale = constant(item.scale().get(), out);
        var zero = item.zero().flatMap(each -> constant(each, out));
        if (scale.isEmpty() || (item.zero().isPresent() && zero.isEmpty())) {
            return;
        }
        var dimension = stated.orElse(scale.get().dimension());
        if (!fits(dimension, scale.get().dimension())
                || (zero.isPresent() && !fits(dimension, zero.get().dimension()))) {
            out.add(Diagnostic.error(
                            Code.U202,
                            item.name().span(),
                            "unit " + name + " is defined by a quantity of another dimension")
                    .pointing("declared as " + soFar.measures().phrase(dimension))
                    .also(
                            item.scale().get().span(),
                            "this is " + soFar.measures().phrase(scale.get().dimension())));
            return;
        }
        if (!(scale.get().scale() > 0) || Double.isInfinite(scale.get().scale())) {
            out.add(Diagnostic.error(
                    Code.U202, item.scale().get().span(), "the size of unit " + name + " must be positive"));
            return;
        }
        units.put(
                name,
                new Unit(
                        name,
                        dimension,
                        scale.get().scale(),
                        zero.map(Unit::scale).orElse(0.0)));
    }

    /// A unit of reactive power is defined by watts, one of temperature by kelvins: parity and point do not
    /// count.
    private static boolean fits(Dimension declared, Dimension given) {
        return declared.exponents().equals(given.exponents());
    }

    private boolean fresh(Identifier name, boolean known, String what, Diagnostics out) {
        if (!known) {
            declared.put(what + name.text(), name.span());
            return true;
        }
        var fault = Diagnostic.error(Code.U202, name.span(), "the " + what + " " + name.text() + " is declared twice");
        var first = declared.get(what + name.text());
        out.add(
                first == null
                        ? fault.note("note", "the prelude std.units or an import declares it already")
                        : fault.also(first, "first declared here"));
        return false;
    }

    /// A constant as the unit that it defines: its dimension and SI size.
    private Optional<Unit> constant(Expression expression, Diagnostics out) {
        return switch (expression) {
            case Expression.Number number ->
                number.unit().isEmpty()
                        ? Optional.of(new Unit("", Dimension.NONE, number.value(), 0))
                        : soFar.resolve(number.unit().get(), out)
                                .map(unit -> new Unit("", unit.dimension(), number.value() * unit.scale(), 0));
            case Expression.Name name
            when name.text().equals("pi") -> Optional.of(new Unit("", Dimension.NONE, Math.PI, 0));
            case Expression.Binary binary
            when binary.operator() == Expression.BinaryOperator.MULTIPLY
                    || binary.operator() == Expression.BinaryOperator.DIVIDE -> {
                boolean divide = binary.operator() == Expression.BinaryOperator.DIVIDE;
                var left = constant(binary.left(), out);
                var right = constant(binary.right(), out);
                if (left.isEmpty() || right.isEmpty()) {
                    yield Optional.empty();
                }
                yield Optional.of(new Unit(
                        "",
                        divide
                                ? left.get().dimension().dividedBy(right.get().dimension())
                                : left.get().dimension().times(right.get().dimension()),
                        divide
                                ? left.get().scale() / right.get().scale()
                                : left.get().scale() * right.get().scale(),
                        0));
            }
            default -> {
                var hint =
                        expression instanceof Expression.Name name ? Suggestion.hint(name.text(), units.keySet()) : "";
                out.add(Diagnostic.error(
                        Code.U202,
                        expression.span(),
                        "a unit is defined by a number, a unit already declared, pi, and products or quotients of them"
                                + hint));
                yield Optional.empty();
            }
        };
    }
}
