package org.gridlang.language.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gridlang.language.source.Span;

/// A page as it grows, for example `## Battery`, a paragraph, a table. Blocks are set apart by an empty line.
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    void heading(int level, String title) {
        paragraph("#".repeat(level) + " " + title);
    }

    /// Text that is Markdown already; nothing if it is empty.
    void paragraph(String markdown) {
        if (!markdown.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(markdown.strip()).append('\n');
        }
    }

    /// Nothing if there are no rows. A column without any entry is left out.
    void table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = new ArrayList<Integer>();
        for (int column = 0; column < head.size(); column++) {
            int index = column;
            if (rows.stream().anyMatch(row -> !row.get(index).isBlank())) {
                columns.add(column);
            }
        }
        text.append(text.isEmpty() ? "" : "\n");
        row(columns.stream().map(head::get).toList());
        row(columns.stream().map(column -> "---").toList());
        rows.forEach(row -> row(columns.stream().map(row::get).toList()));
    }

    void list(List<String> items) {
        paragraph(items.stream().map(item -> "* " + item).collect(Collectors.joining("\n")));
    }

    /// What was written there, on one line, as code; comments in between are left out.
    static String code(Span span) {
        return "`" + oneLine(span) + "`";
    }

    static String oneLine(Span span) {
        return span.text()
                .lines()
                .map(line -> line.replaceAll("\\s+//.*$", ""))
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// A documentation comment inside a table: on one line.
    static String cell(String documentation) {
        return documentation
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private void row(List<String> cells) {
        text.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
