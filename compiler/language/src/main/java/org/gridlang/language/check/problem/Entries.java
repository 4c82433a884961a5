package org.gridlang.language.check.problem;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Units;

/// The entries of a block such as `train gradmap { batch: 16 days }`: which are known, and their values.
final class Entries {
    private final String block;
    private final Span at;
    private final Units units;
    private final Diagnostics out;
    private final Map<String, Expression> values = new LinkedHashMap<>();
    /// Entries that are there under a name that was reported as unknown.
    private final Set<String> misspelt = new HashSet<>();

    /// @param block how to speak of the block: `experiment gradmap`
    /// @param at its name, where what is missing is reported
    Entries(String block, Span at, List<Item.Entry> entries, List<String> known, Units units, Diagnostics out) {
        this.block = block;
        this.at = at;
        this.units = units;
        this.out = out;
        for (var entry : entries) {
            var key = new Identifier(entry.key().getFirst().span(), entry.keyText());
            take(key, entry.value(), known);
        }
    }

    private Entries(String block, Span at, Units units, Diagnostics out) {
        this.block = block;
        this.at = at;
        this.units = units;
        this.out = out;
    }

    /// The named arguments of a call such as `gradmap(epochs: 10)`.
    static Entries of(Expression.Call call, List<String> known, Units units, Diagnostics out) {
        var entries = new Entries(call.callee().span().text(), call.callee().span(), units, out);
        for (var argument : call.arguments()) {
            if (argument.name().isPresent()) {
                entries.take(argument.name().get(), argument.value(), known);
            } else {
                out.add(Diagnostic.error(
                                Code.N105, argument.span(), "the settings of " + entries.block + " are given by name")
                        .note("known", String.join(", ", known)));
            }
        }
        return entries;
    }

    private void take(Identifier key, Expression value, List<String> known) {
        if (!known.contains(key.text())) {
            var fault = Diagnostic.error(
                            Code.N107,
                            key.span(),
                            block + " has no entry \"" + key.text() + "\"" + Suggestion.hint(key.text(), known))
                    .note("known", known.isEmpty() ? "none" : String.join(", ", known));
            Suggestion.nearest(key.text(), known).ifPresent(misspelt::add);
            out.add(Suggestion.nearest(key.text(), known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(key.span(), each)))
                    .orElse(fault));
            return;
        }
        var earlier = values.putIfAbsent(key.text(), value);
        if (earlier != null) {
            out.add(Diagnostic.error(Code.N108, key.span(), "the entry " + key.text() + " is given twice")
                    .also(earlier.span(), "first given here"));
        }
    }

    Optional<Expression> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The value of an entry that must be there.
    Optional<Expression> need(String key, String example) {
        var value = find(key);
        if (value.isEmpty() && !misspelt.contains(key)) {
            out.add(Diagnostic.error(Code.N109, at, block + " needs " + key + ", for example " + key + ": " + example));
        }
        return value;
    }

    /// A constant of a dimension, SI.
    Optional<Double> constant(Expression written, String key, Dimension dimension) {
        return new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        dimension,
                        Purpose.of("this", () -> key + " is " + units.measures().phrase(dimension)));
    }

    /// A plain number in a range; `fallback` if the entry is absent, empty if it is wrong.
    Optional<Double> number(String key, double low, double high, double fallback) {
        if (find(key).isEmpty()) {
            return Optional.of(fallback);
        }
        return number(find(key).get(), key, low, high);
    }

    /// A plain number in a range.
    Optional<Double> number(Expression written, String key, double low, double high) {
        var value = constant(written, key, Dimension.NONE);
        if (value.isPresent() && (value.get() < low || value.get() > high)) {
            out.add(Diagnostic.error(Code.X102, written.span(), key + " of " + block + " is out of its range")
                    .note("allowed", Measures.number(low) + " to " + Measures.number(high)));
            return Optional.empty();
        }
        return value;
    }

    /// A whole number in a range.
    Optional<Integer> whole(Expression written, String key, int low, int high) {
        var value = number(written, key, low, high);
        if (value.isPresent() && value.get() != Math.rint(value.get())) {
            out.add(Diagnostic.error(Code.X102, written.span(), key + " of " + block + " is a whole number"));
            return Optional.empty();
        }
        return value.map(Double::intValue);
    }

    /// A whole number in a range; `fallback` if the entry is absent.
    Optional<Integer> whole(String key, int low, int high, int fallback) {
        return find(key).isEmpty() ? Optional.of(fallback) : whole(find(key).get(), key, low, high);
    }
}
