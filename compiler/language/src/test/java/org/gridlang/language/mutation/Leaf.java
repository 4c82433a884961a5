package org.gridlang.language.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.FeederMember;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.syntax.TreeDump;
import org.gridlang.language.syntax.UnitExpression;

/// A word of a program whose role is known: the unit in `5 kW`, the name in `soc + 1`.
///
/// @param item what holds it, for example a device; empty for the head of the file
/// @param free whether any dimension will do where it stands, as in an observation
record Leaf(Kind kind, Span span, Optional<Item> item, boolean free) {
    enum Kind {
        UNIT,
        /// A name where something gets it.
        DECLARATION,
        /// A name where something is meant by it.
        REFERENCE,
        /// The name of an entry or argument, before its colon.
        KEY,
        /// `Power`.
        DIMENSION
    }

    String text() {
        return span.text();
    }

    /// All words of a file whose role is known.
    static List<Leaf> of(SourceFile file) {
        var leaves = new ArrayList<Leaf>();
        file.imports().forEach(each -> collect(each, Optional.empty(), false, leaves));
        file.items().forEach(each -> collect(each, Optional.of(each), false, leaves));
        return leaves;
    }

    private static void collect(Object value, Optional<Item> item, boolean free, List<Leaf> leaves) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(each -> collect(each, item, free, leaves));
            case List<?> list -> list.forEach(each -> collect(each, item, free, leaves));
            case UnitExpression.Factor factor -> {
                // `K^2` has the exponent in it.
                if (factor.span().text().equals(factor.unit())) {
                    leaves.add(new Leaf(Kind.UNIT, factor.span(), item, free));
                }
            }
            case Expression.Name name -> leaves.add(new Leaf(Kind.REFERENCE, name.span(), item, free));
            case DimensionExpression.Named name -> leaves.add(new Leaf(Kind.DIMENSION, name.span(), item, free));
            case Identifier name -> leaves.add(new Leaf(Kind.REFERENCE, name.span(), item, free));
            case FeederMember.Element element -> element(element, item, leaves);
            case Span span -> {}
            case SourceText text -> {}
            case Record node -> node(node, item, free || node instanceof DeviceMember.Observe, leaves);
            default -> {}
        }
    }

    /// Phases are left out: any of the letters will do.
    private static void element(FeederMember.Element element, Optional<Item> item, List<Leaf> leaves) {
        collect(element.kind(), item, false, leaves);
        boolean changes = element.terminals().isEmpty() && element.phases().isEmpty();
        leaves.add(new Leaf(
                changes ? Kind.REFERENCE : Kind.DECLARATION, element.name().span(), item, true));
        collect(element.entries(), item, false, leaves);
    }

    private static void node(Record node, Optional<Item> item, boolean free, List<Leaf> leaves) {
        var declared = declared(node);
        declared.ifPresent(name -> leaves.add(new Leaf(Kind.DECLARATION, name.span(), item, free)));
        var key = switch (node) {
            case Item.Entry entry -> entry.key();
            case Expression.Argument argument -> argument.name().stream().toList();
            default -> List.<Identifier>of();
        };
        key.forEach(name -> leaves.add(new Leaf(Kind.KEY, name.span(), item, free)));
        for (Object each : TreeDump.components(node)) {
            if (each.equals(key) || key.stream().anyMatch(name -> each.equals(Optional.of(name)))) {
                continue;
            }
            if (!(each instanceof Identifier name
                    && declared.filter(name::equals).isPresent())) {
                collect(each, item, free, leaves);
            }
        }
    }

    private static Optional<Identifier> declared(Record node) {
        return Optional.ofNullable(
                switch (node) {
                    case Item.Dimension each -> each.name();
                    case Item.Unit each -> each.name();
                    case Item.Series each -> each.name();
                    case Item.Function each -> each.name();
                    case Item.Feeder each -> each.name();
                    case Item.Device each -> each.name();
                    case Item.Population each -> each.name();
                    case Item.Constrain each -> each.name();
                    case Item.Train each -> each.name();
                    case Item.Evaluate each -> each.name();
                    case Item.Parameter each -> each.name();
                    case Item.TestStep.Given each -> each.name();
                    case DeviceMember.Param each -> each.name();
                    case DeviceMember.Input each -> each.name();
                    case DeviceMember.State each -> each.name();
                    case DeviceMember.Action each -> each.name();
                    case DeviceMember.Let each -> each.name();
                    case DeviceMember.Limit each -> each.name();
                    case DeviceMember.Cost each -> each.name();
                    case Expression.Binder each -> each.name();
                    default -> null;
                });
    }
}
