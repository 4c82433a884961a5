package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.grammar.GridParser.ActionChoiceContext;
import org.gridlang.grammar.GridParser.BindMemberContext;
import org.gridlang.grammar.GridParser.ChoiceContext;
import org.gridlang.grammar.GridParser.ConstrainItemContext;
import org.gridlang.grammar.GridParser.DeviceItemContext;
import org.gridlang.grammar.GridParser.DimensionContext;
import org.gridlang.grammar.GridParser.DimensionItemContext;
import org.gridlang.grammar.GridParser.DrawMemberContext;
import org.gridlang.grammar.GridParser.DualEnforcementContext;
import org.gridlang.grammar.GridParser.EnforcementContext;
import org.gridlang.grammar.GridParser.EvaluateItemContext;
import org.gridlang.grammar.GridParser.ExpectStepContext;
import org.gridlang.grammar.GridParser.ExpressionContext;
import org.gridlang.grammar.GridParser.FeederItemContext;
import org.gridlang.grammar.GridParser.FunctionItemContext;
import org.gridlang.grammar.GridParser.GivenStepContext;
import org.gridlang.grammar.GridParser.ItemContext;
import org.gridlang.grammar.GridParser.ObjectiveItemContext;
import org.gridlang.grammar.GridParser.ParametersContext;
import org.gridlang.grammar.GridParser.PenaltyEnforcementContext;
import org.gridlang.grammar.GridParser.PlaceMemberContext;
import org.gridlang.grammar.GridParser.PopulationItemContext;
import org.gridlang.grammar.GridParser.PopulationMemberContext;
import org.gridlang.grammar.GridParser.ProfileItemContext;
import org.gridlang.grammar.GridParser.RuleChoiceContext;
import org.gridlang.grammar.GridParser.RuleItemContext;
import org.gridlang.grammar.GridParser.SeedItemContext;
import org.gridlang.grammar.GridParser.SetMemberContext;
import org.gridlang.grammar.GridParser.SignalItemContext;
import org.gridlang.grammar.GridParser.StepStepContext;
import org.gridlang.grammar.GridParser.TestItemContext;
import org.gridlang.grammar.GridParser.TestStepContext;
import org.gridlang.grammar.GridParser.TimeItemContext;
import org.gridlang.grammar.GridParser.TrainItemContext;
import org.gridlang.grammar.GridParser.UnitItemContext;
import org.gridlang.grammar.GridParser.WordContext;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.Item.Enforcement;
import org.gridlang.language.syntax.Item.Parameter;
import org.gridlang.language.syntax.Item.TestStep;
import org.jspecify.annotations.Nullable;

/// Makes the declarations of a file: `signal price: Money / Energy = retail_price(mean: 0.28 [$/kWh])`.
final class ItemBuilder {
    private final Places places;
    private final Documentation documentation;
    private final ExpressionBuilder expressions;
    private final DimensionBuilder dimensions;
    private final DeviceBuilder devices;
    private final FeederBuilder feeders;
    private final RuleBuilder rules;
    private final Diagnostics out;

    ItemBuilder(Places places, Documentation documentation, ExpressionBuilder expressions, Diagnostics out) {
        this.places = places;
        this.documentation = documentation;
        this.expressions = expressions;
        this.dimensions = new DimensionBuilder(places, out);
        this.devices = new DeviceBuilder(places, documentation, dimensions, expressions);
        this.feeders = new FeederBuilder(places, documentation, expressions);
        this.rules = new RuleBuilder(places, documentation, dimensions, expressions, feeders);
        this.out = out;
    }

    Item item(ItemContext item) {
        String text = documentation.above(item);
        return switch (item.getChild(0)) {
            case DimensionItemContext each -> dimension(each, text);
            case UnitItemContext each -> unit(each, text);
            case SeedItemContext each -> seed(each, text);
            case TimeItemContext each -> new Item.Time(places.span(each), text, feeders.entries(each.block()));
            case SignalItemContext each -> signal(each, text);
            case ProfileItemContext each -> profile(each, text);
            case FunctionItemContext each -> function(each, text);
            case FeederItemContext each -> feeder(each, text);
            case DeviceItemContext each ->
                new Item.Device(places.span(each), text, name(each.word()), devices.members(each.deviceMember()));
            case RuleItemContext each -> rules.rule(each, text);
            case PopulationItemContext each -> population(each, text);
            case ConstrainItemContext each -> constrain(each, text);
            case ObjectiveItemContext each ->
                new Item.Objective(
                        places.span(each),
                        text,
                        each.sense.getText().equals("maximize"),
                        expression(each.expression()));
            case TrainItemContext each ->
                new Item.Train(places.span(each), text, name(each.word()), feeders.entries(each.block()));
            case EvaluateItemContext each -> evaluate(each, text);
            case TestItemContext each -> test(each, text);
            default -> throw new IllegalStateException("syntax: unknown item " + item.getText());
        };
    }

    private Item signal(SignalItemContext context, String text) {
        return new Item.Series(
                places.span(context),
                text,
                name(context.word(0)),
                true,
                Optional.ofNullable(context.kind).map(this::name),
                List.of(),
                dimension(context.dimension()),
                expression(context.expression()));
    }

    private Item profile(ProfileItemContext context, String text) {
        return new Item.Series(
                places.span(context),
                text,
                name(context.word(0)),
                false,
                Optional.ofNullable(context.kind).map(this::name),
                parameters(context.parameters()),
                dimension(context.dimension()),
                expression(context.expression()));
    }

    private Item function(FunctionItemContext context, String text) {
        return new Item.Function(
                places.span(context),
                text,
                name(context.word()),
                parameters(context.parameters()),
                dimension(context.dimension()),
                expression(context.expression()));
    }

    private Item feeder(FeederItemContext context, String text) {
        return new Item.Feeder(
                places.span(context),
                text,
                name(context.word(0)),
                Optional.ofNullable(context.base).map(this::name),
                feeders.members(context.feederMember()));
    }

    private Item population(PopulationItemContext context, String text) {
        return new Item.Population(
                places.span(context),
                text,
                name(context.word(0)),
                expression(context.expression()),
                name(context.device),
                context.populationMember().stream().map(this::populationMember).toList());
    }

    private Item evaluate(EvaluateItemContext context, String text) {
        return new Item.Evaluate(
                places.span(context),
                text,
                name(context.word()),
                feeders.entries(context.entry()),
                context.requirement().stream()
                        .map(each -> expression(each.expression()))
                        .toList());
    }

    private Item test(TestItemContext context, String text) {
        return new Item.Test(
                places.span(context),
                text,
                expressions.text(context.STRING()),
                context.testStep().stream().map(this::testStep).toList());
    }

    private Item dimension(DimensionItemContext context, String text) {
        String tag = context.tag == null ? "" : context.tag.getText();
        return new Item.Dimension(
                places.span(context),
                text,
                name(context.word()),
                Optional.ofNullable(context.dimension()).map(dimensions::dimension),
                tag.equals("reactive"),
                tag.equals("point"));
    }

    private Item unit(UnitItemContext context, String text) {
        var definition = Optional.ofNullable(context.definition());
        return new Item.Unit(
                places.span(context),
                text,
                expressions.identifier(context.unitAtom()),
                Optional.ofNullable(context.dimension()).map(dimensions::dimension),
                definition.map(each -> expression(each.scale)),
                definition.flatMap(each -> Optional.ofNullable(each.zero)).map(this::expression));
    }

    private Item seed(SeedItemContext context, String text) {
        long value = 0;
        try {
            value = Long.parseLong(context.INTEGER().getText().replace("_", ""));
        } catch (NumberFormatException tooLarge) {
            out.add(WrongNumber.seedTooLarge(places.span(context.INTEGER().getSymbol())));
        }
        return new Item.Seed(places.span(context), text, value);
    }

    private Item constrain(ConstrainItemContext context, String text) {
        return new Item.Constrain(
                places.span(context),
                text,
                name(context.word()),
                context.binder().stream().map(expressions::binder).toList(),
                expression(context.expression()),
                enforcement(context.enforcement()));
    }

    private Enforcement enforcement(EnforcementContext context) {
        var span = places.span(context);
        return switch (context) {
            case DualEnforcementContext dual -> new Enforcement.Dual(span, expressions.expressions(dual.expression()));
            case PenaltyEnforcementContext penalty ->
                new Enforcement.Penalty(span, expression(penalty.price), expression(penalty.amount));
            default -> throw new IllegalStateException("syntax: unknown enforcement " + context.getText());
        };
    }

    private PopulationMember populationMember(PopulationMemberContext context) {
        var span = places.span(context);
        return switch (context) {
            case PlaceMemberContext place ->
                new PopulationMember.Place(
                        span,
                        expressions.binder(place.binder()),
                        Optional.ofNullable(place.expression()).map(this::expression));
            case DrawMemberContext draw ->
                new PopulationMember.Draw(span, name(draw.word()), expression(draw.expression()));
            case BindMemberContext bind ->
                new PopulationMember.Bind(span, name(bind.word()), expression(bind.expression()));
            case SetMemberContext set -> new PopulationMember.Set(span, name(set.word()), expression(set.expression()));
            default -> throw new IllegalStateException("syntax: unknown population line " + context.getText());
        };
    }

    private TestStep testStep(TestStepContext context) {
        var span = places.span(context);
        return switch (context) {
            case GivenStepContext given -> new TestStep.Given(span, name(given.word()), expression(given.expression()));
            case StepStepContext step ->
                new TestStep.Step(
                        span,
                        name(step.word()),
                        step.choice() instanceof ActionChoiceContext actions
                                ? actions.action().stream()
                                        .map(expressions::action)
                                        .toList()
                                : List.of(),
                        Optional.ofNullable(step.choice()).flatMap(this::ruleChoice),
                        expression(step.expression()));
            case ExpectStepContext expect ->
                new TestStep.Expect(
                        span,
                        expression(expect.expression(0)),
                        Optional.ofNullable(expect.expression(1)).map(this::expression));
            default -> throw new IllegalStateException("syntax: unknown test line " + context.getText());
        };
    }

    private Optional<Item.RuleChoice> ruleChoice(ChoiceContext context) {
        return context instanceof RuleChoiceContext choice
                ? Optional.of(new Item.RuleChoice(
                        places.span(choice),
                        name(choice.chosen),
                        Optional.ofNullable(choice.voltage).map(this::expression)))
                : Optional.empty();
    }

    private List<Parameter> parameters(@Nullable ParametersContext context) {
        if (context == null) {
            return List.of();
        }
        return context.parameter().stream()
                .map(each -> new Parameter(
                        places.span(each),
                        name(each.word()),
                        dimension(each.dimension()),
                        Optional.ofNullable(each.expression()).map(this::expression)))
                .toList();
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
}
