package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.grammar.GridParser.ActionMemberContext;
import org.gridlang.grammar.GridParser.CostMemberContext;
import org.gridlang.grammar.GridParser.DerivativeMemberContext;
import org.gridlang.grammar.GridParser.DeviceMemberContext;
import org.gridlang.grammar.GridParser.DimensionContext;
import org.gridlang.grammar.GridParser.ExpressionContext;
import org.gridlang.grammar.GridParser.InjectMemberContext;
import org.gridlang.grammar.GridParser.InputMemberContext;
import org.gridlang.grammar.GridParser.LetMemberContext;
import org.gridlang.grammar.GridParser.LimitMemberContext;
import org.gridlang.grammar.GridParser.NextMemberContext;
import org.gridlang.grammar.GridParser.ObserveMemberContext;
import org.gridlang.grammar.GridParser.ParamMemberContext;
import org.gridlang.grammar.GridParser.RangeContext;
import org.gridlang.grammar.GridParser.StateMemberContext;
import org.gridlang.grammar.GridParser.WordContext;
import org.jspecify.annotations.Nullable;

/// Makes the lines of a device: `state soc: Ratio in 10 % .. 95 % = 50 %`.
final class DeviceBuilder {
    private final Places places;
    private final Documentation documentation;
    private final DimensionBuilder dimensions;
    private final ExpressionBuilder expressions;

    DeviceBuilder(
            Places places, Documentation documentation, DimensionBuilder dimensions, ExpressionBuilder expressions) {
        this.places = places;
        this.documentation = documentation;
        this.dimensions = dimensions;
        this.expressions = expressions;
    }

    List<DeviceMember> members(List<DeviceMemberContext> contexts) {
        return contexts.stream().map(this::member).toList();
    }

    private DeviceMember member(DeviceMemberContext context) {
        var span = places.span(context);
        var text = documentation.above(context);
        return switch (context) {
            case ParamMemberContext each ->
                new DeviceMember.Param(
                        span,
                        text,
                        name(each.word()),
                        dimension(each.dimension()),
                        range(each.range()),
                        optional(each.expression()));
            case InputMemberContext each ->
                new DeviceMember.Input(span, text, name(each.word()), dimension(each.dimension()));
            case StateMemberContext each ->
                new DeviceMember.State(
                        span,
                        text,
                        name(each.word()),
                        dimension(each.dimension()),
                        range(each.range()),
                        expression(each.expression()));
            case ActionMemberContext each ->
                new DeviceMember.Action(
                        span,
                        text,
                        name(each.word()),
                        dimension(each.dimension()),
                        expressions.range(each.range()),
                        optional(each.expression()));
            case LetMemberContext each ->
                new DeviceMember.Let(
                        span,
                        text,
                        name(each.word()),
                        Optional.ofNullable(each.dimension()).map(dimensions::dimension),
                        expression(each.expression()));
            case NextMemberContext each ->
                new DeviceMember.Next(span, text, name(each.word()), expression(each.expression()));
            case DerivativeMemberContext each ->
                new DeviceMember.Derivative(span, text, name(each.word()), expression(each.expression()));
            case InjectMemberContext each ->
                new DeviceMember.Inject(span, text, name(each.word()), expression(each.expression()));
            case ObserveMemberContext each ->
                new DeviceMember.Observe(span, text, expressions.expressions(each.expression()));
            case LimitMemberContext each ->
                new DeviceMember.Limit(span, text, name(each.word()), expression(each.expression()));
            case CostMemberContext each ->
                new DeviceMember.Cost(
                        span,
                        text,
                        name(each.word()),
                        expression(each.expression()),
                        each.role.getText().equals("terminal"));
            default -> throw new IllegalStateException("syntax: unknown device line " + context.getText());
        };
    }

    private Identifier name(WordContext context) {
        return expressions.identifier(context);
    }

    private DimensionExpression dimension(DimensionContext context) {
        return dimensions.dimension(context);
    }

    private Expression expression(ExpressionContext context) {
        return expressions.expression(context);
    }

    private Optional<Expression> optional(@Nullable ExpressionContext context) {
        return Optional.ofNullable(context).map(expressions::expression);
    }

    private Optional<Expression.Range> range(@Nullable RangeContext context) {
        return Optional.ofNullable(context).map(expressions::range);
    }
}
