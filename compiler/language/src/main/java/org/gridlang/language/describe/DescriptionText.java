package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Readers;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;

/// Sets a description as text for people: facts and columns aligned, lines no longer than the width; what is too long
/// is wrapped in the last column.
public final class DescriptionText {
    private static final String GAP = "  ";
    private static final int LEAST_LAST_COLUMN = 24;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private DescriptionText(int width) {
        this.width = width;
    }

    /// The text; every line ends with a line break.
    public static String of(Description description, int width) {
        var page = new DescriptionText(width);
        page.write(description, 0);
        return page.text.toString();
    }

    private void write(Description description, int indent) {
        switch (description) {
            case Section section -> section(section, indent);
            case Fact fact -> facts(List.of(fact), indent);
            case Table table -> table(table, indent);
        }
    }

    private void section(Section section, int indent) {
        line(indent, section.title());
        int inner = indent + GAP.length();
        var facts = new ArrayList<Fact>();
        for (var part : section.parts()) {
            if (part instanceof Fact fact) {
                facts.add(fact);
                continue;
            }
            facts(facts, inner);
            facts.clear();
            if (part instanceof Table table
                    && table.rows().stream().allMatch(row -> row.readers() == Readers.MACHINES)) {
                continue;
            }
            text.append('\n');
            write(part, inner);
        }
        if (!facts.isEmpty() && facts.size() < section.parts().size()) {
            text.append('\n');
        }
        facts(facts, inner);
    }

    private void facts(List<Fact> facts, int indent) {
        int names = facts.stream().mapToInt(fact -> length(fact.name())).max().orElse(0);
        for (var fact : facts) {
            if (fact.value().text().isEmpty()) {
                continue;
            }
            hanging(
                    indent,
                    padded(fact.name(), names, false) + GAP,
                    fact.value().text());
        }
    }

    private void table(Table table, int indent) {
        var rows = table.rows().stream()
                .filter(row -> row.readers() != Readers.MACHINES)
                .limit(table.shown())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        if (!table.title().isEmpty()) {
            line(indent, table.title());
        }
        int inner = table.title().isEmpty() ? indent : indent + GAP.length();
        var columns = used(table, rows);
        var widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = columns.get(i);
            widths[i] = Math.max(
                    length(table.columns().get(column).head()),
                    rows.stream()
                            .mapToInt(row -> length(row.cells().get(column).text()))
                            .max()
                            .orElse(0));
        }
        var heads = table.columns().stream().map(Column::head).toList();
        if (columns.stream().anyMatch(column -> !heads.get(column).isEmpty())) {
            row(inner, table, columns, widths, heads);
        }
        for (var row : rows) {
            row(
                    inner,
                    table,
                    columns,
                    widths,
                    row.cells().stream().map(Description.Value::text).toList());
        }
        long more = table.rows().stream()
                        .filter(row -> row.readers() != Readers.MACHINES)
                        .count()
                - rows.size();
        if (more > 0) {
            line(inner, "... and " + more + " more; --all shows them");
        }
    }

    /// The columns in which something stands.
    private static List<Integer> used(Table table, List<Row> rows) {
        var used = new ArrayList<Integer>();
        for (int column = 0; column < table.columns().size(); column++) {
            int at = column;
            if (rows.stream().anyMatch(row -> !row.cells().get(at).text().isEmpty())) {
                used.add(column);
            }
        }
        return used;
    }

    private void row(int indent, Table table, List<Integer> columns, int[] widths, List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < columns.size() - 1; i++) {
            boolean right = table.columns().get(columns.get(i)).right();
            line.append(padded(cells.get(columns.get(i)), widths[i], right)).append(GAP);
        }
        int last = columns.getLast();
        int lead = Arrays.stream(widths, 0, widths.length - 1)
                .map(each -> each + GAP.length())
                .sum();
        if (indent + lead + Math.min(widths[widths.length - 1], LEAST_LAST_COLUMN) > width) {
            // No room for a last column: it goes below.
            String others = line.toString().stripTrailing();
            if (indent + length(others) > width) {
                hanging(indent, "", others);
            } else {
                line(indent, others);
            }
            if (!cells.get(last).isEmpty()) {
                hanging(indent, "    ", cells.get(last));
            }
            return;
        }
        var cell = cells.get(last);
        hanging(
                indent,
                line.toString(),
                table.columns().get(last).right() ? padded(cell, widths[widths.length - 1], true) : cell);
    }

    /// A text behind a lead, wrapped at words under itself.
    private void hanging(int indent, String lead, String said) {
        int room = Math.max(LEAST_LAST_COLUMN, width - indent - length(lead));
        var lines = new ArrayList<String>();
        for (var paragraph : said.split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.strip().equals(paragraph) ? paragraph.split(" ") : new String[] {paragraph}) {
                if (line.length() > 0 && length(line.toString()) + 1 + length(word) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        line(indent, lead + lines.getFirst());
        for (var line : lines.subList(1, lines.size())) {
            line(indent + length(lead), line);
        }
    }

    private void line(int indent, String said) {
        text.append((" ".repeat(indent) + said).stripTrailing()).append('\n');
    }

    private static String padded(String cell, int width, boolean right) {
        var padding = " ".repeat(Math.max(0, width - length(cell)));
        return right ? padding + cell : cell + padding;
    }

    private static int length(String text) {
        return Arrays.stream(text.split("\n", -1))
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElse(0);
    }
}
