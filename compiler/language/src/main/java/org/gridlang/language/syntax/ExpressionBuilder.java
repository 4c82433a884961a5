package org.gridlang.language.syntax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.gridlang.grammar.GridParser.ActionContext;
import org.gridlang.grammar.GridParser.ArgumentContext;
import org.gridlang.grammar.GridParser.ArithmeticContext;
import org.gridlang.grammar.GridParser.BinderContext;
import org.gridlang.grammar.GridParser.CallSuffixContext;
import org.gridlang.grammar.GridParser.ComparatorContext;
import org.gridlang.grammar.GridParser.ComparisonContext;
import org.gridlang.grammar.GridParser.ConjunctionContext;
import org.gridlang.grammar.GridParser.DatePrimaryContext;
import org.gridlang.grammar.GridParser.DisjunctionContext;
import org.gridlang.grammar.GridParser.ExpressionContext;
import org.gridlang.grammar.GridParser.GroupedPrimaryContext;
import org.gridlang.grammar.GridParser.IndexSuffixContext;
import org.gridlang.grammar.GridParser.ListingContext;
import org.gridlang.grammar.GridParser.ListingPrimaryContext;
import org.gridlang.grammar.GridParser.MemberSuffixContext;
import org.gridlang.grammar.GridParser.NamePrimaryContext;
import org.gridlang.grammar.GridParser.NegationContext;
import org.gridlang.grammar.GridParser.PostfixContext;
import org.gridlang.grammar.GridParser.PowerContext;
import org.gridlang.grammar.GridParser.PrimaryContext;
import org.gridlang.grammar.GridParser.PropertiesContext;
import org.gridlang.grammar.GridParser.QuantityContext;
import org.gridlang.grammar.GridParser.RangeContext;
import org.gridlang.grammar.GridParser.SignedContext;
import org.gridlang.grammar.GridParser.SuffixContext;
import org.gridlang.grammar.GridParser.TermContext;
import org.gridlang.grammar.GridParser.TextPrimaryContext;
import org.gridlang.grammar.GridParser.TruthPrimaryContext;
import org.gridlang.grammar.GridParser.ValueContext;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression.Argument;
import org.gridlang.language.syntax.Expression.BinaryOperator;
import org.gridlang.language.syntax.Expression.Comparator;
import org.gridlang.language.syntax.Expression.UnaryOperator;

/// Makes expressions of parse trees: `price * net.source.p * dt`.
final class ExpressionBuilder {
    /// Deepest nesting that later stages are asked to walk, far beyond what anybody writes and far below their
    /// stack.
    private static final int DEEPEST = 250;

    /// Most operators in a row, for the same reason: `a + b + c` leans to the left by one level each.
    private static final int LONGEST = 500;

    private final Places places;
    private final Diagnostics out;
    private final UnitBuilder units;
    private final UnitAfterSlash unitAfterSlash;
    private int depth;

    ExpressionBuilder(Places places, Diagnostics out, UnitAfterSlash unitAfterSlash) {
        this.places = places;
        this.out = out;
        this.units = new UnitBuilder(places, out);
        this.unitAfterSlash = unitAfterSlash;
    }

    Expression expression(ExpressionContext context) {
        return deeper(context, () -> {
            if (context.condition == null) {
                return disjunction(context.disjunction());
            }
            return new Expression.Conditional(
                    places.span(context),
                    expression(context.condition),
                    expression(context.then),
                    expression(context.otherwise));
        });
    }

    /// Builds one level down, or stands something harmless in for what lies too deep.
    private Expression deeper(ParserRuleContext context, Supplier<Expression> builder) {
        if (depth >= DEEPEST) {
            out.add(Nesting.tooDeep(places.span(context.getStart())));
            return new Expression.Number(places.span(context), 0, Optional.empty());
        }
        depth++;
        try {
            return builder.get();
        } finally {
            depth--;
        }
    }

    List<Expression> expressions(List<ExpressionContext> contexts) {
        return contexts.stream().map(this::expression).toList();
    }

    Expression value(ValueContext context) {
        var low = expression(context.low);
        return context.high == null ? low : new Expression.Range(places.span(context), low, arithmetic(context.high));
    }

    Expression.Range range(RangeContext context) {
        return new Expression.Range(places.span(context), arithmetic(context.low), arithmetic(context.high));
    }

    Expression.Binder binder(BinderContext context) {
        return new Expression.Binder(
                places.span(context),
                identifier(context.word()),
                expression(context.set),
                Optional.ofNullable(context.condition).map(this::expression));
    }

    Argument action(ActionContext context) {
        return new Argument(
                places.span(context), Optional.of(identifier(context.name())), expression(context.expression()));
    }

    Expression.Text text(TerminalNode node) {
        Token token = node.getSymbol();
        return new Expression.Text(places.span(token), TextValue.of(token, places, out));
    }

    Identifier identifier(ParserRuleContext context) {
        return new Identifier(places.span(context), context.getText());
    }

    private Expression disjunction(DisjunctionContext context) {
        return chain(context, context.conjunction(), this::conjunction, BinaryOperator.OR);
    }

    private Expression conjunction(ConjunctionContext context) {
        return chain(context, context.negation(), this::negation, BinaryOperator.AND);
    }

    private <C extends ParserRuleContext> Expression chain(
            ParserRuleContext whole, List<C> operands, Function<C, Expression> builder, BinaryOperator operator) {
        Expression result = builder.apply(operands.getFirst());
        if (operands.size() > LONGEST) {
            out.add(Nesting.tooManyOperators(places.span(whole)));
            return result;
        }
        for (C each : operands.subList(1, operands.size())) {
            var span = places.span(operands.getFirst().getStart(), each.getStop());
            result = new Expression.Binary(span, operator, result, builder.apply(each));
        }
        return result;
    }

    private Expression negation(NegationContext context) {
        return context.negation() == null
                ? comparison(context.comparison())
                : deeper(
                        context,
                        () -> new Expression.Unary(
                                places.span(context), UnaryOperator.NOT, negation(context.negation())));
    }

    private Expression comparison(ComparisonContext context) {
        var operands = context.arithmetic().stream().map(this::arithmetic).toList();
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        var comparators =
                context.comparator().stream().map(ExpressionBuilder::comparator).toList();
        return new Expression.Comparison(places.span(context), operands, comparators);
    }

    private static Comparator comparator(ComparatorContext context) {
        return switch (context.getText()) {
            case "<" -> Comparator.LESS;
            case "<=" -> Comparator.LESS_OR_EQUAL;
            case ">" -> Comparator.GREATER;
            case ">=" -> Comparator.GREATER_OR_EQUAL;
            case "==" -> Comparator.EQUAL;
            case "!=" -> Comparator.NOT_EQUAL;
            case String other -> throw new IllegalStateException("syntax: the grammar has no comparator " + other);
        };
    }

    private Expression arithmetic(ArithmeticContext context) {
        return operations(context, context.term(), this::term, context.operator);
    }

    private Expression term(TermContext context) {
        return operations(context, context.signed(), this::signed, context.operator);
    }

    private <C extends ParserRuleContext> Expression operations(
            ParserRuleContext whole, List<C> operands, Function<C, Expression> builder, List<Token> operators) {
        Expression result = builder.apply(operands.getFirst());
        if (operators.size() > LONGEST) {
            out.add(Nesting.tooManyOperators(places.span(whole)));
            return result;
        }
        for (int index = 0; index < operators.size(); index++) {
            var operand = operands.get(index + 1);
            Expression left = result;
            Expression right = builder.apply(operand);
            var operator = arithmeticOperator(operators.get(index));
            result = unitAfterSlash
                    .mend(operator, left, right, out)
                    .orElseGet(() -> new Expression.Binary(
                            places.span(whole.getStart(), operand.getStop()), operator, left, right));
        }
        return result;
    }

    private static BinaryOperator arithmeticOperator(Token token) {
        return switch (token.getText()) {
            case "*" -> BinaryOperator.MULTIPLY;
            case "/" -> BinaryOperator.DIVIDE;
            case "+" -> BinaryOperator.ADD;
            case "-" -> BinaryOperator.SUBTRACT;
            case String other -> throw new IllegalStateException("syntax: the grammar has no operator " + other);
        };
    }

    private Expression signed(SignedContext context) {
        return context.signed() == null
                ? power(context.power())
                : deeper(
                        context,
                        () -> new Expression.Unary(
                                places.span(context), UnaryOperator.NEGATE, signed(context.signed())));
    }

    private Expression power(PowerContext context) {
        Expression base = context.quantity() == null ? postfix(context.postfix()) : quantity(context.quantity());
        return context.signed() == null
                ? base
                : deeper(
                        context,
                        () -> new Expression.Binary(
                                places.span(context), BinaryOperator.POWER, base, signed(context.signed())));
    }

    private Expression postfix(PostfixContext context) {
        return deeper(context, () -> {
            Expression result = primary(context.primary());
            if (context.suffix().size() > DEEPEST) {
                out.add(Nesting.tooDeep(places.span(context.getStart())));
                return result;
            }
            for (var suffix : context.suffix()) {
                result = suffixed(result, suffix, places.span(context.getStart(), suffix.getStop()));
            }
            return result;
        });
    }

    private Expression suffixed(Expression target, SuffixContext suffix, Span span) {
        return switch (suffix) {
            case MemberSuffixContext member -> new Expression.Member(span, target, identifier(member.name()));
            case IndexSuffixContext index ->
                new Expression.Index(
                        span,
                        target,
                        index.index().stream()
                                .map(each -> expression(each.expression()))
                                .toList());
            case CallSuffixContext call -> new Expression.Call(span, target, arguments(call.argument()));
            default -> throw new IllegalStateException("syntax: unknown suffix " + suffix.getText());
        };
    }

    private List<Argument> arguments(List<ArgumentContext> contexts) {
        var result = contexts.stream().map(this::argument).toList();
        ArgumentOrder.check(result, out);
        return result;
    }

    private Argument argument(ArgumentContext context) {
        Expression value = context.window() == null
                ? value(context.value())
                : new Expression.Window(
                        places.span(context.window()),
                        arithmetic(context.window().arithmetic()));
        if (context.binder() != null) {
            var binder = binder(context.binder());
            value = new Expression.Comprehension(value.span().to(binder.span()), value, binder);
        }
        if (context.unit() != null) {
            var unit = units.unit(context.unit());
            value = new Expression.Measured(value.span().to(unit.span()), value, unit);
        }
        return new Argument(
                places.span(context), Optional.ofNullable(context.name()).map(this::identifier), value);
    }

    private Expression primary(PrimaryContext context) {
        Span span = places.span(context);
        return switch (context) {
            case DatePrimaryContext date -> date(span, date.getText());
            case TextPrimaryContext text -> text(text.STRING());
            case TruthPrimaryContext truth ->
                new Expression.Truth(span, truth.truth.getText().equals("true"));
            case NamePrimaryContext name ->
                name.properties() == null
                        ? new Expression.Name(span, name.getText())
                        : new Expression.Construct(span, identifier(name.word()), properties(name.properties()));
            case GroupedPrimaryContext grouped -> expression(grouped.expression());
            case ListingPrimaryContext listing -> listing(listing.listing());
            default -> throw new IllegalStateException("syntax: unknown primary " + context.getText());
        };
    }

    private List<Argument> properties(PropertiesContext context) {
        return context.property().stream()
                .map(each -> new Argument(places.span(each), Optional.of(identifier(each.name())), value(each.value())))
                .toList();
    }

    private Expression listing(ListingContext context) {
        return new Expression.Listing(places.span(context), expressions(context.expression()));
    }

    private Expression date(Span span, String text) {
        LocalDate value;
        try {
            value = LocalDate.parse(text);
        } catch (DateTimeException notInTheCalendar) {
            out.add(WrongDate.noSuchDay(span));
            // Any day will do: the fault is reported and nothing runs.
            value = LocalDate.EPOCH;
        }
        return new Expression.Date(span, value);
    }

    private Expression quantity(QuantityContext context) {
        Token number = context.INTEGER() == null
                ? context.REAL().getSymbol()
                : context.INTEGER().getSymbol();
        double value = Double.parseDouble(number.getText().replace("_", ""));
        if (Double.isInfinite(value)) {
            out.add(WrongNumber.tooLarge(places.span(number)));
        }
        return new Expression.Number(
                places.span(context), value, Optional.ofNullable(context.unit()).map(units::unit));
    }
}
