package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.device.DeclaredUnits;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.model.TestModel.Drawn;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;

/// The parts of an expectation whose values explain it: of `expect b.soc + 5 % == 80 %` these are `b.soc`, the sum
/// (below its sign) and whether the two are equal (below `==`). Numbers explain themselves.
///
/// A value is shown in a unit that its comparison is written in, else in that of its declaration.
final class DrawnParts {
    private final Units units;
    private final TestNames names;
    /// Everything here has been checked before; what is no number on its own is not shown.
    private final Expressions expressions;

    DrawnParts(Units units, TestNames names, Callables callables) {
        this.units = units;
        this.names = names;
        this.expressions = new Expressions(units, names, callables, new Diagnostics());
    }

    /// In reading order.
    List<Drawn> of(Expression condition) {
        var drawn = new ArrayList<Drawn>();
        condition(condition, drawn);
        drawn.sort(Comparator.comparingInt(each -> each.at().start()));
        return drawn;
    }

    private void condition(Expression written, List<Drawn> drawn) {
        switch (written) {
            case Expression.Comparison comparison -> comparison(comparison, drawn);
            case Expression.Binary binary -> {
                condition(binary.left(), drawn);
                condition(binary.right(), drawn);
            }
            case Expression.Unary unary -> condition(unary.operand(), drawn);
            default -> {} // true, false
        }
    }

    private void comparison(Expression.Comparison comparison, List<Drawn> drawn) {
        var operands = comparison.operands();
        var literals = new ArrayList<Unit>();
        operands.stream().filter(each -> isNumber(each)).forEach(each -> literals(each, literals));
        operands.forEach(each -> literals(each, literals));
        for (var operand : operands) {
            values(operand, literals, drawn);
        }
        for (int index = 0; index < comparison.comparators().size(); index++) {
            var left = operands.get(index);
            var right = operands.get(index + 1);
            var comparator = comparison.comparators().get(index);
            var pair =
                    new Expression.Comparison(left.span().to(right.span()), List.of(left, right), List.of(comparator));
            var at = sign(left.span(), right.span(), symbol(comparator));
            if (expressions.condition(pair).orElse(null) instanceof Term.Condition.Compare compare) {
                var unit = written(compare.left().dimension(), literals)
                        .or(() -> declared(compare.left()))
                        .or(() -> declared(compare.right()));
                drawn.add(new Drawn.Comparison(at, compare, unit));
            }
        }
    }

    private static boolean isNumber(Expression written) {
        return written instanceof Expression.Number
                || (written instanceof Expression.Unary unary && isNumber(unary.operand()));
    }

    /// The units of the numbers in an expression.
    private void literals(Expression written, List<Unit> found) {
        if (written instanceof Expression.Number number) {
            if (number.unit().isEmpty()) {
                found.add(Unit.NONE);
            } else {
                units.resolve(number.unit().get(), new Diagnostics()).ifPresent(found::add);
            }
        }
        operands(written).forEach(each -> literals(each, found));
    }

    private void values(Expression written, List<Unit> literals, List<Drawn> drawn) {
        if (isNumber(written)) {
            return;
        }
        int before = drawn.size();
        operands(written).forEach(each -> values(each, literals, drawn));
        if (isPlain(written)) {
            drawn.subList(before, drawn.size()).clear();
        }
        boolean alone = drawn.size() == before;
        place(written, alone)
                .ifPresent(at -> expressions
                        .term(written)
                        .ifPresent(term -> drawn.add(new Drawn.Value(
                                at, term, written(term.dimension(), literals).or(() -> declared(term))))));
    }

    /// Whether it is worked out from numbers alone: then one value says all.
    private static boolean isPlain(Expression written) {
        return isNumber(written)
                || (written instanceof Expression.Binary
                        && operands(written).stream().allMatch(DrawnParts::isPlain));
    }

    /// What stands in an expression and has a value of its own.
    private static List<Expression> operands(Expression written) {
        return switch (written) {
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Conditional conditional -> {
                var parts = new ArrayList<>(operands(conditional.condition()));
                parts.add(conditional.then());
                parts.add(conditional.otherwise());
                yield parts;
            }
            case Expression.Comparison comparison -> comparison.operands();
            case Expression.Call call ->
                call.arguments().stream().map(Expression.Argument::value).toList();
            default -> List.of();
        };
    }

    /// Where the value of an expression is drawn; nowhere for a negation, which its operand explains, and for what
    /// has no value.
    ///
    /// @param alone whether nothing else is drawn within it
    private Optional<Span> place(Expression written, boolean alone) {
        return switch (written) {
            case Expression.Name name -> Optional.of(name.span());
            case Expression.Member member -> Optional.of(member.span());
            case Expression.Index index -> Optional.of(index.span());
            case Expression.Call call ->
                Optional.of(alone ? call.span() : call.callee().span());
            case Expression.Conditional conditional -> {
                var span = conditional.span();
                yield Optional.of(new Span(span.source(), span.start(), span.start() + "if".length()));
            }
            case Expression.Binary binary ->
                symbol(binary.operator())
                        .map(symbol -> sign(binary.left().span(), binary.right().span(), symbol));
            default -> Optional.empty();
        };
    }

    private static Optional<Unit> written(Dimension dimension, List<Unit> literals) {
        return literals.stream()
                .filter(unit -> unit.dimension().equals(dimension))
                .findFirst();
    }

    private Optional<Unit> declared(Term term) {
        if (term instanceof Term.Reference(var span, var dimension, Symbol.Subject(var name, var property))) {
            var subject = names.subject(name);
            if (subject.isPresent()) {
                return switch (subject.get()) {
                    case TestNames.Subject.OfDevice(var at, var device) -> DeclaredUnits.of(device, property);
                    case TestNames.Subject.OfValue(var at, var value) -> DeclaredUnits.in(value);
                    case TestNames.Subject.OfSeries series -> Optional.empty();
                    case TestNames.Subject.Wrong wrong -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    /// The place of an operator between its operands: brackets and comments may stand there too.
    private static Span sign(Span left, Span right, String symbol) {
        var text = left.source().text();
        int at = left.end();
        while (at < right.start() && !text.startsWith(symbol, at)) {
            at = text.startsWith("//", at) ? Math.max(at, text.indexOf('\n', at)) + 1 : at + 1;
        }
        return new Span(left.source(), at, at + symbol.length());
    }

    private static Optional<String> symbol(Expression.BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Optional.of("+");
            case SUBTRACT -> Optional.of("-");
            case MULTIPLY -> Optional.of("*");
            case DIVIDE -> Optional.of("/");
            case POWER -> Optional.of("^");
            case AND, OR -> Optional.empty();
        };
    }

    private static String symbol(Expression.Comparator comparator) {
        return switch (comparator) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
        };
    }
}
