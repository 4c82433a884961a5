package org.gridlang.language.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.gridlang.grammar.GridParser;
import org.gridlang.language.syntax.Concrete.Branch;
import org.gridlang.language.syntax.Concrete.Comment;
import org.gridlang.language.syntax.Concrete.Form;
import org.gridlang.language.syntax.Concrete.Leaf;

/// Hangs the comments on the tokens and the tokens into the tree.
final class ConcreteBuilder {
    private final List<Leaf> leaves;

    private ConcreteBuilder(List<Leaf> leaves) {
        this.leaves = leaves;
    }

    /// @param tokens those the tree was made of, in order, the end of the file last
    /// @param comments of both kinds, in order
    static Branch build(GridParser.FileContext file, List<Token> tokens, List<Token> comments) {
        var builder = new ConcreteBuilder(leaves(tokens, comments));
        return new Branch(Form.FILE, builder.parts(file));
    }

    private static List<Leaf> leaves(List<Token> tokens, List<Token> comments) {
        var leaves = new ArrayList<Leaf>(tokens.size());
        int next = 0;
        int lineAbove = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            var above = new ArrayList<Comment>();
            while (next < comments.size() && isBefore(comments.get(next), token)) {
                Token comment = comments.get(next++);
                above.add(new Comment(text(comment), comment.getLine() > lineAbove + 1));
                lineAbove = comment.getLine();
            }
            boolean blankAbove = token.getLine() > lineAbove + 1;
            lineAbove = token.getLine();
            Optional<String> behind = Optional.empty();
            boolean end = token.getType() == Token.EOF;
            if (!end
                    && next < comments.size()
                    && comments.get(next).getLine() == token.getLine()
                    && (i + 1 == tokens.size() || isBefore(comments.get(next), tokens.get(i + 1)))) {
                behind = Optional.of(text(comments.get(next++)));
            }
            leaves.add(new Leaf(end ? "" : token.getText(), token.getLine(), above, blankAbove, behind));
        }
        return leaves;
    }

    private static boolean isBefore(Token comment, Token token) {
        return comment.getStartIndex() < token.getStartIndex();
    }

    private static String text(Token comment) {
        return comment.getText().stripTrailing();
    }

    private Concrete of(ParseTree tree) {
        return switch (tree) {
            case TerminalNode terminal -> leaves.get(terminal.getSymbol().getTokenIndex());
            case ParserRuleContext only when only.getChildCount() == 1 -> of(only.getChild(0));
            case GridParser.PostfixContext postfix -> postfix(postfix);
            case ParserRuleContext context -> new Branch(form(context), parts(context));
            default -> throw new IllegalStateException("syntax: " + tree.getClass());
        };
    }

    /// `net.source.p` is a member of a member: each suffix stands behind all before it.
    private Concrete postfix(GridParser.PostfixContext context) {
        var result = of(context.primary());
        for (var suffix : context.suffix()) {
            var parts = new ArrayList<Concrete>();
            parts.add(result);
            addParts(suffix, parts);
            result = new Branch(suffix instanceof GridParser.MemberSuffixContext ? Form.TIGHT : Form.CALL, parts);
        }
        return result;
    }

    private List<Concrete> parts(ParserRuleContext context) {
        var parts = new ArrayList<Concrete>();
        if (context instanceof GridParser.ProductDimensionContext product) {
            addChain(product, parts);
        } else {
            addParts(context, parts);
        }
        return parts;
    }

    private void addParts(ParserRuleContext context, List<Concrete> parts) {
        for (ParseTree child : context.children) {
            // Their parts belong to the declaration around them.
            if (child instanceof GridParser.BlockContext
                    || child instanceof GridParser.DefinitionContext
                    || child instanceof GridParser.PropertiesContext) {
                addParts((ParserRuleContext) child, parts);
            } else {
                parts.add(of(child));
            }
        }
    }

    /// The grammar nests `Energy / Time / Length` to the left, as deep as the chain is long.
    private void addChain(GridParser.ProductDimensionContext context, List<Concrete> parts) {
        var right = new ArrayDeque<ParseTree>();
        ParseTree left = context;
        while (left instanceof GridParser.ProductDimensionContext chain) {
            right.push(chain.getChild(2));
            right.push(chain.getChild(1));
            left = chain.getChild(0);
        }
        parts.add(of(left));
        right.forEach(each -> parts.add(of(each)));
    }

    private static Form form(ParserRuleContext context) {
        return switch (context) {
            case GridParser.FileContext _ -> Form.FILE;
            case GridParser.ImportDeclarationContext _ -> Form.IMPORT;
            case GridParser.ElementContext _ -> Form.ELEMENT;
            case GridParser.EntryContext _, GridParser.PropertyContext _ -> Form.ENTRY;
            case GridParser.ObserveMemberContext _ -> Form.OBSERVE;
            case GridParser.ConstrainItemContext _ -> Form.CONSTRAIN;
            case GridParser.ParametersContext _ -> Form.PARAMETERS;
            case GridParser.ParameterContext _ -> Form.PARAMETER;
            case GridParser.ListingContext _ -> Form.LISTING;
            case GridParser.NamePrimaryContext _ -> Form.CONSTRUCT;
            case GridParser.ExpressionContext _ -> Form.CONDITIONAL;
            case GridParser.DisjunctionContext _,
                    GridParser.ConjunctionContext _,
                    GridParser.ComparisonContext _,
                    GridParser.ArithmeticContext _,
                    GridParser.TermContext _,
                    GridParser.ProductDimensionContext _,
                    GridParser.ValueContext _,
                    GridParser.RangeContext _ -> Form.CHAIN;
            case GridParser.PathContext _,
                    GridParser.SignedContext _,
                    GridParser.PowerContext _,
                    GridParser.IndexContext _,
                    GridParser.PowerDimensionContext _,
                    GridParser.ExponentContext _,
                    GridParser.UnitContext _,
                    GridParser.UnitProductContext _,
                    GridParser.UnitFactorContext _ -> Form.TIGHT;
            default -> Form.PLAIN;
        };
    }
}
