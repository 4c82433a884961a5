package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;

/// Chooses the ends of lines: a group stays on one line if all up to the next place where a line may end
/// fits into 120 columns. Each group looks ahead by no more than a line, so the time is proportional to
/// the length of the document.
final class Printer {
    /// Columns of the longest line, comments aside.
    static final int WIDTH = 120;

    /// A document still to be printed.
    private record Task(int indent, boolean broken, Document document) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<TrailingComments.Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private String comment = "";
    /// Where the line begins that a document has asked for; -1 if none has.
    private int begun = -1;

    private Printer() {}

    /// The text, each line ended by a line feed; empty for an empty document.
    static String print(Document document) {
        var printer = new Printer();
        printer.run(document);
        return TrailingComments.aligned(printer.lines);
    }

    private void run(Document document) {
        tasks.add(new Task(0, true, document));
        while (!tasks.isEmpty()) {
            print(tasks.removeLast());
        }
        endLine();
    }

    private void print(Task task) {
        int indent = task.indent;
        switch (task.document) {
            case Document.Text(String text) -> append(text, indent);
            case Document.Line(String flat) when !task.broken && comment.isEmpty() -> append(flat, indent);
            case Document.Line _ -> beginLine(indent);
            case Document.HardLine(boolean blank) -> {
                beginLine(indent);
                if (blank) {
                    lines.add(new TrailingComments.Line("", ""));
                }
            }
            case Document.Gap(int spaces) -> append(task.broken ? " ".repeat(spaces) : "", indent);
            case Document.Indent(int by, Document content) -> tasks.add(new Task(indent + by, task.broken, content));
            case Document.Group(Document content) ->
                tasks.add(new Task(indent, task.broken && !fits(indent, content), content));
            case Document.Concat(List<Document> parts) ->
                parts.reversed().forEach(part -> tasks.add(new Task(indent, task.broken, part)));
            case Document.Behind(String text) -> comment = text;
            case Document.Above(String text) -> {
                endLine();
                append(text, indent);
                endLine();
            }
        }
    }

    private void append(String text, int indent) {
        if (text.isEmpty()) {
            return;
        }
        if (!comment.isEmpty()) {
            endLine();
        }
        if (line.isEmpty()) {
            line.repeat(' ', start(indent));
        }
        line.append(text);
    }

    private void beginLine(int indent) {
        endLine();
        begun = indent;
    }

    /// Where an empty line begins.
    private int start(int indent) {
        return begun < 0 ? indent : begun;
    }

    private void endLine() {
        if (!line.isEmpty() || !comment.isEmpty()) {
            lines.add(new TrailingComments.Line(line.toString().stripTrailing(), comment));
            line.setLength(0);
            comment = "";
        }
        begun = -1;
    }

    /// Whether a group can stand on the line begun, together with what follows it up to the next possible
    /// end of a line.
    private boolean fits(int indent, Document content) {
        if (!comment.isEmpty()) {
            return false;
        }
        int left = WIDTH - (line.isEmpty() ? start(indent) : Columns.width(line));
        boolean commented = false;
        var ahead = new ArrayList<Document>();
        ahead.add(content);
        boolean inside = true;
        int behind = tasks.size();
        while (left >= 0) {
            if (ahead.isEmpty()) {
                if (commented || behind == 0) {
                    return true;
                }
                inside = false;
                ahead.add(tasks.get(--behind).document);
            }
            switch (ahead.removeLast()) {
                case Document.Text(String text) -> {
                    if (commented) {
                        return false;
                    }
                    left -= Columns.width(text);
                }
                case Document.Line(String flat) -> {
                    if (!inside) {
                        return true;
                    }
                    left -= flat.length();
                }
                case Document.HardLine _, Document.Above _ -> {
                    return !inside;
                }
                case Document.Gap _ -> {
                    // Nothing where the line is not broken.
                }
                case Document.Indent(int _, Document inner) -> ahead.add(inner);
                case Document.Group(Document inner) -> ahead.add(inner);
                case Document.Concat(List<Document> parts) -> ahead.addAll(parts.reversed());
                case Document.Behind _ -> commented = true;
            }
        }
        return false;
    }
}
