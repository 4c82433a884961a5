package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.format.Columns.Cell;
import org.gridlang.language.syntax.Concrete;
import org.gridlang.language.syntax.Concrete.Branch;
import org.gridlang.language.syntax.Concrete.Leaf;

/// Cuts a declaration on one line into the cells that align with those above and below it: `param rating:`
/// · `Power` · `in 1 kW .. 20 kW` · `= 5 kW`.
final class Cells {
    /// Declarations that stand in columns. Others differ too much from line to line.
    private static final Set<String> ALIGNED = Set.of(
            "action",
            "bind",
            "cost",
            "der",
            "draw",
            "given",
            "inject",
            "input",
            "let",
            "limit",
            "next",
            "param",
            "set",
            "state",
            "terminal",
            "unit");

    private Cells() {}

    /// The cells of a member of a block; none if it stands for itself.
    static List<Cell> of(Concrete member) {
        if (!(member instanceof Branch branch)) {
            return List.of();
        }
        var parts = branch.parts();
        return switch (branch.form()) {
            case ELEMENT -> element(parts).orElse(List.of());
            case ENTRY -> declaration(parts).orElse(List.of());
            case PLAIN -> {
                boolean aligned = parts.getFirst() instanceof Leaf keyword && ALIGNED.contains(keyword.text());
                yield aligned ? declaration(parts).orElse(List.of()) : List.of();
            }
            case FILE,
                    TIGHT,
                    CHAIN,
                    CALL,
                    PARAMETERS,
                    PARAMETER,
                    LISTING,
                    CONSTRUCT,
                    CONDITIONAL,
                    IMPORT,
                    OBSERVE,
                    CONSTRAIN -> List.of();
        };
    }

    /// `param name:` · `type` · `in range` · `= default`, or `let name` · `= value`; empty if it cannot
    /// stand on one line.
    static Optional<List<Cell>> declaration(List<Concrete> parts) {
        int nameEnd = nameEnd(parts);
        if (nameEnd < 0 || nameEnd >= parts.size()) {
            return Optional.empty();
        }
        var cells = new Row();
        boolean typed = Concrete.isLeaf(parts.get(nameEnd - 1), ":");
        String keyword = parts.size() > 2 && nameEnd > (typed ? 2 : 1)
                ? parts.getFirst().first().text()
                : "";
        int from = 0;
        if (keyword.equals("state") || keyword.equals("action")) {
            // The two that stand together.
            cells.add("state or action", parts.subList(0, 1));
            from = 1;
            keyword = "";
        }
        cells.add(keyword + (typed ? ":" : "="), parts.subList(from, nameEnd));
        from = nameEnd;
        boolean ranged = false;
        for (int i = nameEnd + 1; i <= parts.size(); i++) {
            boolean range = i < parts.size() && Concrete.isLeaf(parts.get(i), "in");
            boolean value = i < parts.size() && Concrete.isLeaf(parts.get(i), "=");
            if (i == parts.size() || range || value) {
                cells.add(label(parts.get(from)), parts.subList(from, i));
                from = i;
                ranged |= range;
                if (value && !ranged) {
                    cells.addEmpty("in");
                }
            }
        }
        return cells.complete();
    }

    private static String label(Concrete first) {
        return Concrete.isLeaf(first, "in") || Concrete.isLeaf(first, "=")
                ? first.first().text()
                : "type";
    }

    /// Behind the `:` that follows the name, or before the `=` or `~`.
    private static int nameEnd(List<Concrete> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (Concrete.isLeaf(parts.get(i), ":")) {
                return i + 1;
            }
            if (Concrete.isLeaf(parts.get(i), "=") || Concrete.isLeaf(parts.get(i), "~")) {
                return i;
            }
        }
        return -1;
    }

    /// `line l1` · `from "1"` · `to "2"` · `phases abc` · `{ code: oh,` · `length: 1 km }`.
    private static Optional<List<Cell>> element(List<Concrete> parts) {
        var cells = new Row();
        int brace = 0;
        while (!Concrete.isLeaf(parts.get(brace), "{")) {
            brace++;
        }
        cells.add(parts.getFirst().first().text(), parts.subList(0, 2));
        for (int i = 2; i < brace; i++) {
            int end = parts.get(i) instanceof Branch ? i + 1 : brace;
            cells.add(parts.get(i).first().text(), parts.subList(i, end));
            i = end - 1;
        }
        int end = parts.size() - 1;
        if (brace + 1 == end) {
            cells.addText("{", "{}");
            return cells.complete();
        }
        for (int i = brace + 1; i < end; i++) {
            boolean comma = i + 1 < end && Concrete.isLeaf(parts.get(i + 1), ",");
            var entry = Flat.of(Layout.of(parts.get(i)));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            boolean last = i + (comma ? 2 : 1) == end;
            cells.addText(
                    parts.get(i).first().text(),
                    (i == brace + 1 ? "{ " : "") + entry.get().text() + (comma ? "," : "") + (last ? " }" : ""));
            i += comma ? 1 : 0;
        }
        return cells.complete();
    }

    private static final class Row {
        private final List<Cell> cells = new ArrayList<>();
        private boolean flat = true;

        void add(String label, List<Concrete> parts) {
            var text = Flat.of(Layout.sequence(parts));
            flat &= text.isPresent();
            cells.add(new Cell(label, text.map(Flat::text).orElse("")));
        }

        void addText(String label, String text) {
            cells.add(new Cell(label, text));
        }

        void addEmpty(String label) {
            cells.add(new Cell(label, ""));
        }

        Optional<List<Cell>> complete() {
            return flat ? Optional.of(cells) : Optional.empty();
        }
    }
}
