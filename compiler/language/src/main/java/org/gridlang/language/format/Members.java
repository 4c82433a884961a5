package org.gridlang.language.format;

import static org.gridlang.language.format.Document.HARD_LINE;
import static org.gridlang.language.format.Document.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.format.Columns.Cell;
import org.gridlang.language.format.Document.Concat;
import org.gridlang.language.format.Document.Text;
import org.gridlang.language.syntax.Concrete;
import org.gridlang.language.syntax.Concrete.Branch;
import org.gridlang.language.syntax.Concrete.Form;
import org.gridlang.language.syntax.Concrete.Leaf;

/// The declarations of a file or the members of a block, one below the other:
///
///     device Battery {
///       param capacity: Energy
///       param rating:   Power
///     }
///
/// A block that was written on one line stays there if it fits. Entries that were written on one line with
/// commas between them, `per: 1 km, rating: 200 A,`, share a line. Empty lines stay, at most one at a
/// place.
final class Members {
    /// Of elements on one line: they are the rows of a table, which is read across.
    private static final int WIDEST_ELEMENT = 140;

    private final int indent;
    private final List<Row> rows = new ArrayList<>();

    private Members(int indent) {
        this.indent = indent;
    }

    /// What stands on a line or, if it is long, on several.
    ///
    /// @param blankAbove whether an empty line stands between the comments, or what is before them, and
    /// the member
    /// @param flat the member on one line, if it fits there
    /// @param member what it consists of if that is a single member
    private record Row(
            List<Concrete.Comment> above,
            boolean blankAbove,
            Document document,
            Optional<Flat> flat,
            Optional<Concrete> member,
            Leaf last) {
        boolean begunByBlank() {
            return above.isEmpty() ? blankAbove : above.getFirst().blankAbove();
        }

        /// Whether a comment separates it from a declaration of another kind.
        boolean isOfItsOwnBelow(Row previous) {
            return !above.isEmpty()
                    && member.filter(Members::isDeclaration).isPresent()
                    && previous.member
                            .filter(other ->
                                    other.first().is(member.get().first().text()))
                            .isEmpty();
        }

        /// The comment that documents a declaration stands right above it.
        boolean blankBelowComments() {
            return !above.isEmpty() && blankAbove && !above.getLast().isDocumentation();
        }
    }

    /// All declarations of a file and the comments at its end.
    static Document file(Branch file) {
        var parts = file.parts();
        return new Members(0)
                .layout(parts.subList(0, parts.size() - 1), parts.getLast().first());
    }

    /// @param parts members and the commas behind them
    /// @param end what follows the last of them, whose comments above belong here
    private Document layout(List<Concrete> parts, Leaf end) {
        for (int i = 0; i < parts.size(); i++) {
            boolean comma = i + 1 < parts.size() && Concrete.isLeaf(parts.get(i + 1), ",");
            add(parts.get(i), comma ? Optional.of(parts.get(i + 1).first()) : Optional.empty());
            i += comma ? 1 : 0;
        }
        var documents = new ArrayList<Document>();
        var lines = lines();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            comments(row.above, documents, i == 0);
            boolean blank = row.above.isEmpty() ? row.blankAbove && i > 0 : row.blankBelowComments();
            documents.add(new Document.HardLine(blank));
            documents.add(lines.get(i));
        }
        comments(end.above(), documents, rows.isEmpty());
        return new Concat(documents);
    }

    private static void comments(List<Concrete.Comment> comments, List<Document> documents, boolean first) {
        for (int i = 0; i < comments.size(); i++) {
            documents.add(new Document.HardLine(comments.get(i).blankAbove() && !(first && i == 0)));
            documents.add(new Document.Above(comments.get(i).text()));
        }
    }

    private void add(Concrete member, Optional<Leaf> comma) {
        var own = member.withoutCommentsAbove();
        var statement = statement(own, indent);
        var document = comma.isEmpty() ? statement : Document.of(statement, Layout.of(comma.get()));
        var flat = Flat.of(document).filter(line -> fits(line, own));
        var last = comma.orElse(member.last());
        var first = member.first();
        if (!rows.isEmpty() && flat.isPresent() && first.above().isEmpty() && isEntry(member)) {
            var joined = joined(rows.getLast(), first, flat.get());
            if (joined.isPresent()) {
                var text = joined.get();
                var row = rows.removeLast();
                rows.add(new Row(row.above, row.blankAbove, line(text), joined, Optional.empty(), last));
                return;
            }
        }
        rows.add(new Row(first.above(), first.blankAbove(), document, flat, Optional.of(own), last));
    }

    /// Both on one line, if they were written so with a comma between them.
    private Optional<Flat> joined(Row row, Leaf first, Flat flat) {
        boolean together = row.last.is(",")
                && row.last.line() == first.line()
                && row.flat.isPresent()
                && row.member.map(Members::isEntry).orElse(true);
        return together
                ? Optional.of(new Flat(row.flat.get().text() + " " + flat.text(), flat.behind()))
                        .filter(line -> indent + line.width() <= Printer.WIDTH)
                : Optional.empty();
    }

    private static boolean isEntry(Concrete member) {
        return member instanceof Branch branch && branch.form() == Form.ENTRY;
    }

    private static boolean isDeclaration(Concrete member) {
        return member instanceof Branch branch && branch.form() == Form.PLAIN;
    }

    private boolean fits(Flat flat, Concrete member) {
        return indent + flat.width() <= width(member);
    }

    private static int width(Concrete member) {
        return member instanceof Branch branch && branch.form() == Form.ELEMENT ? WIDEST_ELEMENT : Printer.WIDTH;
    }

    private static Document line(Flat flat) {
        return flat.behind().isEmpty()
                ? new Text(flat.text())
                : Document.of(new Text(flat.text()), new Document.Behind(flat.behind()));
    }

    /// The documents of the rows, in columns where neighbours are alike.
    private List<Document> lines() {
        var cells = new ArrayList<List<Cell>>();
        var rowOf = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.begunByBlank() || row.blankBelowComments() || (i > 0 && row.isOfItsOwnBelow(rows.get(i - 1)))) {
                cells.add(List.of());
            }
            rowOf.add(cells.size());
            cells.add(row.flat.isPresent() && row.member.isPresent() ? Cells.of(row.member.get()) : List.of());
        }
        var padding = Columns.padding(cells, WIDEST_ELEMENT - indent - 1);
        var lines = new ArrayList<Document>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            int at = rowOf.get(i);
            lines.add(
                    cells.get(at).isEmpty()
                            ? row.document
                            : inColumns(row, cells.get(at), padding[at]).orElse(row.document));
        }
        return lines;
    }

    private Optional<Document> inColumns(Row row, List<Cell> cells, int[] padding) {
        var text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            text.append(i > 0 && !cells.get(i).text().isEmpty() ? " " : "");
            text.append(cells.get(i).text());
            text.repeat(' ', i + 1 < cells.size() ? padding[i] : 0);
        }
        text.append(row.last.is(",") ? "," : "");
        return Optional.of(new Flat(text.toString(), row.flat.orElseThrow().behind()))
                .filter(line -> fits(line, row.member.orElseThrow()))
                .map(Members::line);
    }

    /// A declaration or member, with its block if it has one.
    private static Document statement(Concrete member, int indent) {
        if (!(member instanceof Branch branch)
                || branch.form() == Form.IMPORT
                || branch.form() == Form.CONSTRUCT
                || branch.parts().stream().noneMatch(part -> Concrete.isLeaf(part, "{"))) {
            return Layout.of(member);
        }
        var parts = branch.parts();
        int open = 0;
        while (!Concrete.isLeaf(parts.get(open), "{")) {
            open++;
        }
        int close = Layout.closer(parts, open);
        var head = Document.of(Layout.sequence(parts.subList(0, open)), SPACE, Layout.of(parts.get(open)));
        var content = parts.subList(open + 1, close);
        var closer = parts.get(close).first();
        if (parts.get(open).first().line() == closer.line() || isEmpty(content, closer)) {
            var flat = Flat.of(Document.of(head, flatBlock(content, indent), Layout.of(closer)))
                    .filter(line -> indent + line.width() <= width(branch));
            if (flat.isPresent()) {
                return line(flat.get());
            }
        }
        var documents = new ArrayList<Document>();
        documents.add(head);
        documents.add(new Document.Indent(Layout.STEP, new Members(indent + Layout.STEP).layout(content, closer)));
        documents.add(HARD_LINE);
        documents.add(Layout.of(closer.withoutCommentsAbove()));
        return new Concat(documents);
    }

    private static boolean isEmpty(List<Concrete> content, Leaf closer) {
        return content.isEmpty() && closer.above().isEmpty();
    }

    private static Document flatBlock(List<Concrete> content, int indent) {
        if (content.isEmpty()) {
            return Document.NOTHING;
        }
        var documents = new ArrayList<Document>();
        for (Concrete part : content) {
            documents.add(Concrete.isLeaf(part, ",") ? Document.NOTHING : SPACE);
            documents.add(statement(part, indent));
        }
        documents.add(SPACE);
        return new Concat(documents);
    }
}
