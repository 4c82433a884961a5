package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.format.Columns.Cell;
import org.gridlang.language.syntax.Concrete;
import org.gridlang.language.syntax.Concrete.Branch;

/// Items between brackets that stand in columns if they stand below each other:
///
///     mean:     Temperature           = 11.06 degC,
///     seasonal: TemperatureDifference = 6.5 K
final class Aligned {
    private Aligned() {}

    /// The documents of all parts: the items to be put directly into the group that is broken between
    /// them, and the commas as they are.
    static List<Document> items(List<Concrete> parts) {
        var cells = new ArrayList<Optional<List<Cell>>>();
        for (Concrete part : parts) {
            cells.add(
                    part instanceof Branch item
                            ? Cells.declaration(item.withoutCommentsAbove().parts())
                            : Optional.empty());
        }
        var rows = new ArrayList<List<Cell>>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Branch) {
                rows.add(cells.get(i).orElse(List.of()));
            }
        }
        var padding = Columns.padding(rows);
        var documents = new ArrayList<Document>();
        int row = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part instanceof Branch) {
                int[] spaces = padding[row++];
                documents.add(cells.get(i)
                        .map(known -> Document.of(Layout.commentsAbove(part.first()), inColumns(known, spaces)))
                        .orElseGet(() -> Layout.item(part)));
            } else {
                documents.add(Layout.of(part));
            }
        }
        return documents;
    }

    private static Document inColumns(List<Cell> cells, int[] padding) {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0 && !cells.get(i).text().isEmpty()) {
                documents.add(Document.SPACE);
            }
            documents.add(new Document.Text(cells.get(i).text()));
            if (i + 1 < cells.size()) {
                documents.add(new Document.Gap(padding[i]));
            }
        }
        return new Document.Concat(documents);
    }
}
