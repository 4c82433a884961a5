package org.gridlang.language.format;

import static org.gridlang.language.format.Document.HARD_LINE;
import static org.gridlang.language.format.Document.LINE;
import static org.gridlang.language.format.Document.NOTHING;
import static org.gridlang.language.format.Document.SOFT_LINE;
import static org.gridlang.language.format.Document.SPACE;
import static org.gridlang.language.format.Document.group;
import static org.gridlang.language.format.Document.indent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gridlang.language.format.Document.Concat;
import org.gridlang.language.format.Document.Text;
import org.gridlang.language.syntax.Concrete;
import org.gridlang.language.syntax.Concrete.Branch;
import org.gridlang.language.syntax.Concrete.Form;
import org.gridlang.language.syntax.Concrete.Leaf;

/// Expressions and the heads of declarations: `signal price: Money / Energy = retail_price(mean: 0.28
/// [$/kWh])`. Spaces follow from the form of each construct; a line ends, if it must, before operators and
/// clauses and behind commas.
final class Layout {
    static final int STEP = 2;
    /// Of what goes on with a line and is no part of a block.
    private static final int CONTINUATION = 4;

    private static final Set<String> CLAUSES =
            Set.of("for", "where", "weighted", "with", "within", "dual", "penalty", "then", "else");
    private static final Set<String> OPENERS = Set.of("(", "[", "{");

    private Layout() {}

    static Document of(Concrete part) {
        return switch (part) {
            case Leaf leaf -> leaf(leaf);
            case Branch branch -> branch(branch);
        };
    }

    static Document leaf(Leaf leaf) {
        if (leaf.above().isEmpty() && leaf.behind().isEmpty()) {
            return new Text(leaf.text());
        }
        var parts = new ArrayList<Document>();
        leaf.above().forEach(comment -> parts.add(new Document.Above(comment.text())));
        parts.add(new Text(leaf.text()));
        leaf.behind().ifPresent(comment -> parts.add(new Document.Behind(comment)));
        return new Concat(parts);
    }

    private static Document branch(Branch branch) {
        var parts = branch.parts();
        return switch (branch.form()) {
            case FILE -> throw new IllegalArgumentException("a file is no part of a line");
            case TIGHT -> new Concat(parts.stream().map(Layout::of).toList());
            case CHAIN -> chainGoingOn(parts);
            case CALL -> Document.of(of(parts.getFirst()), bracket(parts.subList(1, parts.size())));
            case PARAMETERS -> parameters(parts);
            case LISTING -> Listing.layout(parts);
            case CONSTRUCT -> Document.of(of(parts.getFirst()), SPACE, construct(parts.subList(1, parts.size())));
            case CONDITIONAL -> group(conditional(parts));
            case IMPORT -> imported(parts);
            case OBSERVE -> observe(parts);
            case CONSTRAIN -> constrain(parts);
            case ENTRY, ELEMENT, PARAMETER, PLAIN -> sequence(parts);
        };
    }

    /// What begins a line if it does not fit on the one before: a chain then lines up its operands.
    static Document leading(Concrete part) {
        return part instanceof Branch branch && branch.form() == Form.CHAIN ? chainOnItsOwn(branch.parts()) : of(part);
    }

    /// The same for one of several items between brackets; comments above it are not part of it.
    static Document item(Concrete part) {
        return Document.of(commentsAbove(part.first()), leading(part.withoutCommentsAbove()));
    }

    private static Document goingOn(Concrete part) {
        return Document.of(commentsAbove(part.first()), of(part.withoutCommentsAbove()));
    }

    ///     value =
    ///         first
    ///       + second
    private static Document chainOnItsOwn(List<Concrete> parts) {
        var documents = new ArrayList<Document>();
        documents.add(new Document.Gap(operatorWidth(parts)));
        documents.add(indent(STEP, of(parts.getFirst())));
        for (int i = 1; i + 1 < parts.size(); i += 2) {
            documents.add(Document.of(LINE, of(parts.get(i)), SPACE, indent(STEP, of(parts.get(i + 1)))));
        }
        return group(new Concat(documents));
    }

    ///     keyword first
    ///       + second
    private static Document chainGoingOn(List<Concrete> parts) {
        var more = new ArrayList<Document>();
        for (int i = 1; i + 1 < parts.size(); i += 2) {
            more.add(Document.of(LINE, of(parts.get(i)), SPACE, of(parts.get(i + 1))));
        }
        return group(of(parts.getFirst()), new Document.Indent(STEP, new Concat(more)));
    }

    /// What puts the first operand above the others: the width of the operators if all are signs of one
    /// width.
    private static int operatorWidth(List<Concrete> parts) {
        int width = 0;
        for (int i = 1; i < parts.size(); i += 2) {
            String operator = parts.get(i).first().text();
            if (Character.isLetter(operator.charAt(0)) || (width > 0 && width != operator.length() + 1)) {
                return 0;
            }
            width = operator.length() + 1;
        }
        return width;
    }

    /// `if a then b else if c then d else e`: broken before each `else` if need be or if it was written so.
    private static Document conditional(List<Concrete> parts) {
        return conditional(parts, beginsLineAtElse(parts) ? HARD_LINE : LINE);
    }

    private static Document conditional(List<Concrete> parts, Document end) {
        var otherwise = parts.get(5);
        return Document.of(
                of(parts.get(0)),
                SPACE,
                of(parts.get(1)),
                group(indent(CONTINUATION, LINE, of(parts.get(2)), SPACE, of(parts.get(3)))),
                end,
                of(parts.get(4)),
                SPACE,
                otherwise instanceof Branch next && next.form() == Form.CONDITIONAL
                        ? conditional(next.parts(), end)
                        : of(otherwise));
    }

    private static boolean beginsLineAtElse(List<Concrete> parts) {
        return parts.get(4).first().line() > parts.get(3).last().line()
                || (parts.get(5) instanceof Branch next
                        && next.form() == Form.CONDITIONAL
                        && beginsLineAtElse(next.parts()));
    }

    private static Document imported(List<Concrete> parts) {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && !Concrete.isLeaf(parts.get(i), ".") && !Concrete.isLeaf(parts.get(i), "{")) {
                documents.add(SPACE);
            }
            if (Concrete.isLeaf(parts.get(i), "{")) {
                int end = closer(parts, i);
                documents.add(bracket(parts.subList(i, end + 1)));
                i = end;
            } else {
                documents.add(of(parts.get(i)));
            }
        }
        return group(new Concat(documents));
    }

    /// Items below each other if they do not fit or were not written on one line.
    private static Document observe(List<Concrete> parts) {
        var items = new ArrayList<Document>();
        boolean broken = Listing.hasLineEndBehindComma(parts);
        for (int i = 1; i < parts.size(); i++) {
            boolean comma = Concrete.isLeaf(parts.get(i), ",");
            items.add(comma ? of(parts.get(i)) : goingOn(parts.get(i)));
            if (comma) {
                items.add(broken ? HARD_LINE : LINE);
            }
        }
        int width = parts.getFirst().first().text().length() + 1;
        return group(of(parts.getFirst()), SPACE, new Document.Indent(width, new Concat(items)));
    }

    /// Head, condition and enforcement each on a line of its own, unless all were written on one line and
    /// fit there.
    private static Document constrain(List<Concrete> parts) {
        int condition = parts.size() - 2;
        boolean flat = parts.getFirst().first().line() == parts.getLast().last().line();
        Document end = flat ? LINE : HARD_LINE;
        return group(
                sequence(parts.subList(0, condition)),
                indent(STEP, end, leading(parts.get(condition)), end, of(parts.getLast())));
    }

    /// Words with spaces between them; the value behind the last `=`, or `:` if there is none, begins a
    /// new line if need be.
    static Document sequence(List<Concrete> parts) {
        if (parts.size() == 2 && isWord(parts.getFirst()) && isLong(parts.getLast())) {
            return Document.of(of(parts.getFirst()), group(indent(STEP, LINE, leading(parts.getLast()))));
        }
        int assignment = assignment(parts);
        var documents = new ArrayList<Document>();
        for (int i = 0; i <= assignment; i++) {
            boolean opens = isOpener(parts.get(i));
            int end = opens ? closer(parts, i) : i;
            Document document = opens ? bracket(parts.subList(i, end + 1)) : of(parts.get(i));
            documents.add(i == 0 ? document : separated(parts.get(i - 1), parts.get(i), document));
            i = end;
        }
        if (assignment + 1 < parts.size()) {
            documents.add(value(parts.subList(assignment + 1, parts.size())));
        }
        return group(new Concat(documents));
    }

    private static Document separated(Concrete previous, Concrete part, Document document) {
        if (Concrete.isLeaf(part, ",")
                || Concrete.isLeaf(part, ":")
                || (part instanceof Branch branch && branch.form() == Form.PARAMETERS)) {
            return document;
        }
        boolean clause = part instanceof Leaf leaf && CLAUSES.contains(leaf.text());
        return clause || Concrete.isLeaf(previous, ",")
                ? indent(CONTINUATION, LINE, document)
                : Document.of(SPACE, document);
    }

    /// Where the value begins that may stand on a line of its own; the last part if nothing is assigned.
    private static int assignment(List<Concrete> parts) {
        int found = -1;
        for (int i = 1; i < parts.size() - 1; i++) {
            if (isOpener(parts.get(i))) {
                i = closer(parts, i);
            } else if (Concrete.isLeaf(parts.get(i), "=")
                    || Concrete.isLeaf(parts.get(i), "~")
                    || (found < 0 && Concrete.isLeaf(parts.get(i), ":"))) {
                found = i;
            }
        }
        return found < 0 ? parts.size() - 1 : found;
    }

    private static Document value(List<Concrete> parts) {
        if (parts.size() > 1) {
            return group(indent(STEP, LINE, sequence(parts)));
        }
        var value = parts.getFirst();
        boolean opensAtOnce = value instanceof Branch branch
                && (branch.form() == Form.LISTING || branch.form() == Form.CONSTRUCT)
                && value.first().above().isEmpty();
        return opensAtOnce ? Document.of(SPACE, of(value)) : group(indent(STEP, LINE, leading(value)));
    }

    private static boolean isWord(Concrete part) {
        return part instanceof Leaf leaf && Character.isLetter(leaf.text().charAt(0));
    }

    private static boolean isLong(Concrete part) {
        return part instanceof Branch branch && (branch.form() == Form.CHAIN || branch.form() == Form.CONDITIONAL);
    }

    static boolean isOpener(Concrete part) {
        return part instanceof Leaf leaf && OPENERS.contains(leaf.text());
    }

    /// The index of the bracket that closes the one at this index.
    static int closer(List<Concrete> parts, int opener) {
        int depth = 0;
        for (int i = opener; i < parts.size(); i++) {
            if (isOpener(parts.get(i))) {
                depth++;
            } else if (parts.get(i) instanceof Leaf leaf
                    && Set.of(")", "]", "}").contains(leaf.text())) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("format: a bracket is not closed");
    }

    /// `(a, b)`: broken behind the bracket and behind each comma.
    ///
    /// @param parts from the opening bracket to the closing one
    private static Document bracket(List<Concrete> parts) {
        var inner = new ArrayList<Document>();
        var close = parts.getLast().last();
        if (parts.size() > 2 || !close.above().isEmpty()) {
            inner.add(SOFT_LINE);
        }
        int from = 1;
        for (int i = 1; i < parts.size(); i++) {
            if (i < parts.size() - 1 && !Concrete.isLeaf(parts.get(i), ",")) {
                continue;
            }
            if (from < i) {
                var item = parts.subList(from, i);
                inner.add(item.size() == 1 ? item(item.getFirst()) : sequence(item));
            }
            if (i < parts.size() - 1) {
                inner.add(of(parts.get(i)));
                inner.add(i + 2 < parts.size() ? LINE : NOTHING);
            }
            from = i + 1;
        }
        inner.add(commentsAbove(close));
        return group(
                of(parts.getFirst()), new Document.Indent(STEP, new Concat(inner)), of(close.withoutCommentsAbove()));
    }

    /// `{ a: 1, b: 2 }` in an expression: one property a line if it was not written on one.
    private static Document construct(List<Concrete> parts) {
        var close = parts.getLast().last();
        if (parts.size() == 2 && close.above().isEmpty()) {
            return Document.of(of(parts.getFirst()), of(close));
        }
        Document end = parts.getFirst().first().line() == close.line() ? LINE : HARD_LINE;
        var inner = new ArrayList<Document>();
        var items = Aligned.items(parts.subList(1, parts.size() - 1));
        for (int i = 0; i < items.size(); i++) {
            if (!Concrete.isLeaf(parts.get(i + 1), ",")) {
                inner.add(end);
            }
            inner.add(items.get(i));
        }
        inner.add(commentsAbove(close));
        return group(
                of(parts.getFirst()),
                new Document.Indent(STEP, new Concat(inner)),
                end,
                of(close.withoutCommentsAbove()));
    }

    /// The parameters of a template, further in than the body below them.
    private static Document parameters(List<Concrete> parts) {
        var close = parts.getLast().last();
        var inner = new ArrayList<Document>();
        var items = Aligned.items(parts.subList(1, parts.size() - 1));
        for (int i = 0; i < items.size(); i++) {
            if (!Concrete.isLeaf(parts.get(i + 1), ",")) {
                inner.add(i == 0 ? SOFT_LINE : LINE);
            }
            inner.add(items.get(i));
        }
        inner.add(commentsAbove(close));
        return group(
                of(parts.getFirst()),
                new Document.Indent(CONTINUATION, new Concat(inner)),
                of(close.withoutCommentsAbove()));
    }

    static Document commentsAbove(Leaf leaf) {
        return new Concat(leaf.above().stream()
                .<Document>map(comment -> new Document.Above(comment.text()))
                .toList());
    }
}
