package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.gridlang.grammar.GridParser.BlockContext;
import org.gridlang.grammar.GridParser.ElementContext;
import org.gridlang.grammar.GridParser.EntryContext;
import org.gridlang.grammar.GridParser.FeederMemberContext;
import org.gridlang.grammar.GridParser.RemovalContext;
import org.gridlang.grammar.GridParser.TerminalContext;
import org.gridlang.language.syntax.FeederMember.Preposition;

/// Makes the lines of a feeder and all `key: value` blocks:
/// `line l115 from "149" to "1" phases abc { code: code1, length: 400 ft }`.
final class FeederBuilder {
    private final Places places;
    private final Documentation documentation;
    private final ExpressionBuilder expressions;

    FeederBuilder(Places places, Documentation documentation, ExpressionBuilder expressions) {
        this.places = places;
        this.documentation = documentation;
        this.expressions = expressions;
    }

    List<FeederMember> members(List<FeederMemberContext> contexts) {
        return contexts.stream().map(this::member).toList();
    }

    List<Item.Entry> entries(BlockContext context) {
        return entries(context.entry());
    }

    List<Item.Entry> entries(List<EntryContext> contexts) {
        return contexts.stream().map(this::entry).toList();
    }

    private FeederMember member(FeederMemberContext context) {
        if (context.element() != null) {
            return element(context.element());
        }
        if (context.removal() != null) {
            return removal(context.removal());
        }
        return new FeederMember.Setting(places.span(context), entry(context.entry()));
    }

    private FeederMember removal(RemovalContext context) {
        return new FeederMember.Removal(
                places.span(context),
                new Identifier(places.span(context.kind), context.kind.getText()),
                context.STRING() == null ? expressions.identifier(context.word()) : quotedName(context.STRING()));
    }

    private FeederMember element(ElementContext context) {
        return new FeederMember.Element(
                places.span(context),
                documentation.above(context),
                new Identifier(places.span(context.kind), context.kind.getText()),
                context.STRING() == null ? expressions.identifier(context.word(0)) : quotedName(context.STRING()),
                context.terminal().stream().map(this::terminal).toList(),
                Optional.ofNullable(context.phases).map(expressions::identifier),
                entries(context.block()));
    }

    /// `bus "149"`: the span holds the quotes, the name does not.
    private Identifier quotedName(TerminalNode node) {
        var text = expressions.text(node);
        return new Identifier(text.span(), text.value());
    }

    private FeederMember.Terminal terminal(TerminalContext context) {
        var preposition = switch (context.getStart().getText()) {
            case "at" -> Preposition.AT;
            case "from" -> Preposition.FROM;
            case "to" -> Preposition.TO;
            case String other -> throw new IllegalStateException("syntax: the grammar has no terminal " + other);
        };
        return new FeederMember.Terminal(
                places.span(context),
                preposition,
                expressions.text(context.STRING()),
                Optional.ofNullable(context.phases).map(expressions::identifier));
    }

    private Item.Entry entry(EntryContext context) {
        return new Item.Entry(
                places.span(context),
                context.path().name().stream().map(expressions::identifier).toList(),
                expressions.value(context.value()));
    }
}
