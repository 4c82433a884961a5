package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.expression.Arguments;
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
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Regulation;

/// Reads `regulators: locked`, `regulators: smooth(gain: 8)` and `regulators: active`.
final class RegulationReader {
    private static final List<String> WORDS = List.of("locked", "smooth", "active");

    private final Units units;
    private final Diagnostics out;

    RegulationReader(Units units, Diagnostics out) {
        this.units = units;
        this.out = out;
    }

    /// What is written; locked where it is wrong, which is reported.
    Regulation read(Expression written) {
        return switch (written) {
            case Expression.Name name -> word(name.text(), written.span(), List.of());
            case Expression.Call call
            when call.callee() instanceof Expression.Name name ->
                word(name.text(), call.callee().span(), call.arguments());
            default -> unknown(written.span(), "");
        };
    }

    private Regulation word(String word, Span at, List<Expression.Argument> options) {
        return switch (word) {
            case "locked" -> withoutOptions(Regulation.LOCKED, word, at, options);
            case "active" -> withoutOptions(Regulation.ACTIVE, word, at, options);
            case "smooth" ->
                new Regulation.Smooth(Arguments.match(word, at, List.of("gain"), options, out)
                        .flatMap(matched -> Optional.ofNullable(matched.get("gain")))
                        .flatMap(this::gain)
                        .orElse(Regulation.Smooth.USUAL_GAIN));
            default -> unknown(at, Suggestion.hint(word, WORDS));
        };
    }

    private Regulation unknown(Span at, String hint) {
        out.add(Diagnostic.error(Code.N110, at, "regulators are locked, smooth or active" + hint));
        return Regulation.LOCKED;
    }

    private Regulation withoutOptions(Regulation regulation, String word, Span at, List<Expression.Argument> options) {
        Arguments.match(word, at, List.of(), options, out);
        return regulation;
    }

    private Optional<Double> gain(Expression written) {
        var value = new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        Dimension.NONE,
                        Purpose.of(
                                "this", () -> "the gain of smooth regulators is turns ratio per per unit, a number"));
        if (value.isPresent() && !(value.get() > 0 && value.get() < Double.POSITIVE_INFINITY)) {
            out.add(Diagnostic.error(
                    Code.F109, written.span(), "the gain of smooth regulators must be greater than zero"));
            return Optional.empty();
        }
        return value;
    }
}
