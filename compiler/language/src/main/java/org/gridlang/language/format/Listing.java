package org.gridlang.language.format;

import static org.gridlang.language.format.Document.HARD_LINE;
import static org.gridlang.language.format.Document.LINE;
import static org.gridlang.language.format.Document.SOFT_LINE;
import static org.gridlang.language.format.Document.group;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.syntax.Concrete;
import org.gridlang.language.syntax.Concrete.Branch;
import org.gridlang.language.syntax.Concrete.Form;

/// `[[0.64], [0.32, 0.64]]`: on one line if it was written so and fits. Else the brackets stand on lines
/// of their own, and between them the rows as they were written, each wrapped if it is too long:
///
///     r_ohm: [
///       [0.64],
///       [0.32, 0.64]
///     ]
final class Listing {
    private Listing() {}

    /// @param parts from the opening bracket to the closing one
    static Document layout(List<Concrete> parts) {
        var close = parts.getLast().last();
        if (parts.size() == 2 && close.above().isEmpty()) {
            return Document.of(Layout.of(parts.getFirst()), Layout.of(close));
        }
        boolean broken = isBroken(parts);
        boolean wrapped = broken || parts.stream().noneMatch(Listing::isNested);
        var inner = new ArrayList<Document>();
        inner.add(broken ? HARD_LINE : SOFT_LINE);
        for (int i = 1; i < parts.size() - 1; i++) {
            var item = Layout.item(parts.get(i));
            boolean comma = i + 1 < parts.size() - 1 && Concrete.isLeaf(parts.get(i + 1), ",");
            var itemAndComma = comma ? Document.of(item, Layout.of(parts.get(i + 1))) : item;
            if (i == 1) {
                inner.add(itemAndComma);
            } else if (broken && beginsLine(parts, i)) {
                inner.add(HARD_LINE);
                inner.add(itemAndComma);
            } else {
                inner.add(wrapped ? group(LINE, itemAndComma) : Document.of(LINE, itemAndComma));
            }
            i += comma ? 1 : 0;
        }
        inner.add(Layout.commentsAbove(close));
        return group(
                Layout.of(parts.getFirst()),
                new Document.Indent(Layout.STEP, new Document.Concat(inner)),
                broken ? HARD_LINE : SOFT_LINE,
                Layout.of(close.withoutCommentsAbove()));
    }

    /// Whether a comma among these parts ends a line.
    static boolean hasLineEndBehindComma(List<Concrete> parts) {
        for (int i = 1; i + 1 < parts.size(); i++) {
            if (Concrete.isLeaf(parts.get(i), ",") && beginsLine(parts, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBroken(List<Concrete> parts) {
        return beginsLine(parts, 1) || beginsLine(parts, parts.size() - 1) || hasLineEndBehindComma(parts);
    }

    private static boolean beginsLine(List<Concrete> parts, int index) {
        return parts.get(index).first().line() > parts.get(index - 1).last().line();
    }

    private static boolean isNested(Concrete part) {
        return part instanceof Branch branch
                && (branch.form() == Form.LISTING
                        || branch.form() == Form.CONSTRUCT
                        || branch.form() == Form.CALL
                        || branch.form() == Form.CONDITIONAL);
    }
}
