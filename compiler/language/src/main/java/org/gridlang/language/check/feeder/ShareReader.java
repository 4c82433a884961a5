package org.gridlang.language.check.feeder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.LoadShares;

/// Reads how a load depends on voltage: `"power"`, `"current"`, `"impedance"`, or a mixture
/// `zip(power: 40 %, current: 30 %, impedance: 30 %)`.
final class ShareReader {
    private static final String MIXTURE = "zip";
    private static final List<String> KINDS = List.of("power", "current", "impedance");

    /// Percentages are typed with a few digits.
    /// Shares that are fitted to measurements may be negative, or beyond 100 %.
    private static final double MOST = 10;

    private static final double ROUNDING = 1e-6;

    private final Diagnostics out;

    ShareReader(Diagnostics out) {
        this.out = out;
    }

    /// @param entry what it is called in the file: `kind` or `q_kind`
    Optional<Object> read(String entry, Expression written, Units units) {
        if (written instanceof Expression.Call(var span, Expression.Name name, var arguments)
                && name.text().equals(MIXTURE)) {
            return mixture(written, arguments, units);
        }
        var text = written instanceof Expression.Text given
                ? given.value()
                : written instanceof Expression.Name name ? name.text() : "";
        var shares = pure(text);
        if (shares.isEmpty()) {
            var hint = text.isEmpty() ? "" : Suggestion.hint(text, KINDS);
            out.add(Diagnostic.error(
                            Code.N110,
                            written.span(),
                            entry + " is one of \"" + String.join("\", \"", KINDS) + "\" or a mixture" + hint)
                    .note("mixture", "zip(power: 40 %, current: 30 %, impedance: 30 %)"));
        }
        return shares.map(each -> each);
    }

    private static Optional<LoadShares> pure(String kind) {
        return switch (kind) {
            case "power" -> Optional.of(LoadShares.POWER);
            case "current" -> Optional.of(LoadShares.CURRENT);
            case "impedance" -> Optional.of(LoadShares.IMPEDANCE);
            default -> Optional.empty();
        };
    }

    private Optional<Object> mixture(Expression written, List<Expression.Argument> arguments, Units units) {
        int before = out.errors();
        var shares = new HashMap<String, Double>();
        for (var argument : arguments) {
            var name = argument.name();
            if (name.isEmpty() || !KINDS.contains(name.get().text())) {
                unknown(argument);
            } else {
                share(argument, name.get(), units).ifPresent(value -> add(shares, name.get(), value));
            }
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        double sum = shares.values().stream().mapToDouble(each -> each).sum();
        if (Math.abs(sum - 1) > ROUNDING) {
            out.add(Diagnostic.error(Code.F113, written.span(), "the shares of a load must add up to 100 %")
                    .note("found", Measures.number(100 * sum) + " %")
                    .note("why", "at its rated voltage a load takes its p and q"));
            return Optional.empty();
        }
        double power = shares.getOrDefault("power", 0.0);
        double current = shares.getOrDefault("current", 0.0);
        double impedance = shares.containsKey("impedance") ? 1 - (power + current) / sum : 0;
        return Optional.of(new LoadShares(power / sum, current / sum, impedance));
    }

    private Optional<Double> share(Expression.Argument argument, Identifier name, Units units) {
        var value = new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        argument.value(),
                        Dimension.NONE,
                        Purpose.of("this", "the share of " + name.text() + " is a plain number"));
        if (value.isPresent() && (Math.abs(value.get()) > MOST)) {
            out.add(Diagnostic.error(
                    Code.F113,
                    argument.value().span(),
                    "the share of " + name.text() + " must lie in -1000 % .. 1000 %"));
            return Optional.empty();
        }
        return value;
    }

    private void add(Map<String, Double> shares, Identifier name, double value) {
        if (shares.putIfAbsent(name.text(), value) != null) {
            out.add(Diagnostic.error(Code.N108, name.span(), "the share of " + name.text() + " is given twice"));
        }
    }

    private void unknown(Expression.Argument argument) {
        var at = argument.name().map(Identifier::span).orElse(argument.span());
        var hint =
                argument.name().map(name -> Suggestion.hint(name.text(), KINDS)).orElse("");
        out.add(Diagnostic.error(Code.N105, at, "a mixture has the shares power, current and impedance" + hint)
                .note("example", "zip(power: 40 %, current: 30 %, impedance: 30 %)"));
    }
}
