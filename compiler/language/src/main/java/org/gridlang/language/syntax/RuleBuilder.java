package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.grammar.GridParser.ChangedRuleContext;
import org.gridlang.grammar.GridParser.NewRuleContext;
import org.gridlang.grammar.GridParser.RuleItemContext;
import org.gridlang.grammar.GridParser.RuleLetContext;
import org.gridlang.grammar.GridParser.RuleMemberContext;
import org.gridlang.grammar.GridParser.RuleParamContext;
import org.gridlang.grammar.GridParser.RuleSetContext;

/// Makes rules: `rule droop for Generator { set q = ... }`, `rule flat = droop { low: 0.97 pu }`.
final class RuleBuilder {
    private final Places places;
    private final Documentation documentation;
    private final DimensionBuilder dimensions;
    private final ExpressionBuilder expressions;
    private final FeederBuilder feeders;

    RuleBuilder(
            Places places,
            Documentation documentation,
            DimensionBuilder dimensions,
            ExpressionBuilder expressions,
            FeederBuilder feeders) {
        this.places = places;
        this.documentation = documentation;
        this.dimensions = dimensions;
        this.expressions = expressions;
        this.feeders = feeders;
    }

    Item rule(RuleItemContext context, String text) {
        var span = places.span(context);
        return switch (context) {
            case NewRuleContext each ->
                new Item.Rule(
                        span,
                        text,
                        expressions.identifier(each.word(0)),
                        expressions.identifier(each.device),
                        each.ruleMember().stream().map(this::member).toList());
            case ChangedRuleContext each ->
                new Item.ChangedRule(
                        span,
                        text,
                        expressions.identifier(each.word(0)),
                        expressions.identifier(each.base),
                        feeders.entries(each.block()));
            default -> throw new IllegalStateException("syntax: unknown rule " + context.getText());
        };
    }

    private RuleMember member(RuleMemberContext context) {
        var span = places.span(context);
        var text = documentation.above(context);
        return switch (context) {
            case RuleParamContext each ->
                new RuleMember.Param(
                        span,
                        text,
                        expressions.identifier(each.word()),
                        dimensions.dimension(each.dimension()),
                        Optional.ofNullable(each.range()).map(expressions::range),
                        expressions.expression(each.expression()));
            case RuleLetContext each ->
                new RuleMember.Let(
                        span,
                        text,
                        expressions.identifier(each.word()),
                        Optional.ofNullable(each.dimension()).map(dimensions::dimension),
                        expressions.expression(each.expression()));
            case RuleSetContext each ->
                new RuleMember.Set(
                        span, text, expressions.identifier(each.word()), expressions.expression(each.expression()));
            default -> throw new IllegalStateException("syntax: unknown rule line " + context.getText());
        };
    }
}
