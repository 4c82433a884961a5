package org.gridlang.language.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.diagnostic.Diagnostic.Label;
import org.gridlang.language.diagnostic.Diagnostic.Note;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Shows diagnostics to people, with the text they are about:
/// ```
/// error[S101]: a parameter needs a colon before its dimension
///    ┌─ battery.grid:4:9
///    │
///  4 │   param capacity Energy = 5 kWh
///    │         ━━━━━━━━━━━━━━━
/// help: add `:`
///    │
///  4 │   param capacity: Energy = 5 kWh
///    │                 +
/// ```
public final class Renderer {
    private final boolean colour;

    /// @param colour whether to use the colours of a terminal
    public Renderer(boolean colour) {
        this.colour = colour;
    }

    /// All of them, with an empty line between two; empty if there are none.
    public String render(List<Diagnostic> diagnostics) {
        return String.join("\n", diagnostics.stream().map(this::render).toList());
    }

    /// One diagnostic; every line, the last too, ends with a line break.
    public String render(Diagnostic diagnostic) {
        return new Page(diagnostic).text();
    }

    /// The text of one diagnostic while it grows.
    private final class Page {
        private final Diagnostic diagnostic;
        private final Ink severityInk;
        private final int gutter;
        private final StringBuilder text = new StringBuilder();

        Page(Diagnostic diagnostic) {
            this.diagnostic = diagnostic;
            this.severityInk = diagnostic.severity() == Diagnostic.Severity.ERROR ? Ink.ERROR : Ink.WARNING;
            this.gutter = Math.max(2, Integer.toString(lastLine()).length());
        }

        private int lastLine() {
            int last = 1;
            for (Label label : diagnostic.labels()) {
                last = Math.max(last, label.span().line());
            }
            for (Edit edit : diagnostic.fix().map(Diagnostic.Fix::edits).orElse(List.of())) {
                int added = (int)
                        edit.replacement().chars().filter(each -> each == '\n').count();
                last = Math.max(last, edit.span().line() + added);
            }
            return last;
        }

        String text() {
            text.append(severityInk.on(diagnostic.severity().word() + "[" + diagnostic.code() + "]", colour))
                    .append(Ink.HEADLINE.on(": " + diagnostic.headline(), colour))
                    .append('\n');
            boolean first = true;
            for (var file : byFile().entrySet()) {
                excerpt(file.getKey(), file.getValue(), first);
                first = false;
            }
            notes();
            diagnostic.fix().ifPresent(this::help);
            return text.toString();
        }

        /// Labels by file, that of the primary label first.
        private Map<SourceText, List<Label>> byFile() {
            var files = new LinkedHashMap<SourceText, List<Label>>();
            files.put(diagnostic.place().source(), new ArrayList<>());
            for (Label label : diagnostic.labels()) {
                files.computeIfAbsent(label.span().source(), file -> new ArrayList<>())
                        .add(label);
            }
            return files;
        }

        private void excerpt(SourceText source, List<Label> labels, boolean first) {
            var place = first ? diagnostic.place() : labels.getFirst().span();
            row("", first ? "┌─ " + place : "├─ " + place);
            if (source.text().isEmpty()
                    && labels.stream().allMatch(label -> label.text().isEmpty())) {
                return;
            }
            row("", "│");
            var lines = new TreeMap<Integer, List<Label>>();
            for (Label label : labels) {
                lines.computeIfAbsent(label.span().line(), line -> new ArrayList<>())
                        .add(label);
            }
            int previous = 0;
            for (var line : lines.entrySet()) {
                if (previous > 0 && line.getKey() > previous + 1) {
                    row("", "·");
                }
                previous = line.getKey();
                labelledLine(source, line.getKey(), line.getValue());
            }
        }

        private void labelledLine(SourceText source, int number, List<Label> labels) {
            String raw = source.line(number);
            int start = lineStart(labels.getFirst().span());
            int interest = labels.stream()
                    .filter(Label::primary)
                    .findFirst()
                    .orElse(labels.getFirst())
                    .span()
                    .start();
            var line = new DisplayLine(raw, interest - start);
            row(Integer.toString(number), "│ " + line.text());
            var marks = labels.stream()
                    .map(label -> new Underlines.Mark(
                            line.column(label.span().start() - start),
                            line.column(Math.min(label.span().end() - start, raw.length())),
                            label.text(),
                            label.primary()))
                    .toList();
            for (String below : new Underlines(marks, severityInk, colour).rows()) {
                row("", "│ " + below);
            }
        }

        private static int lineStart(Span span) {
            return span.start() - span.source().position(span.start()).column() + 1;
        }

        /// Notes in a column of their own; a `why` starts anew, since it says something about those above.
        private void notes() {
            if (diagnostic.notes().isEmpty()) {
                return;
            }
            row("", "│");
            int width = diagnostic.notes().stream()
                    .filter(note -> !reason(note))
                    .mapToInt(note -> note.title().length())
                    .max()
                    .orElse(0);
            boolean continued = false;
            for (Note note : diagnostic.notes()) {
                boolean reason = reason(note);
                String lead = reason
                        ? note.title() + ": "
                        : note.title() + " ".repeat(width - note.title().length() + 2);
                String sign = continued && !reason ? "  " : "= ";
                String indent = "\n" + " ".repeat(gutter + 1 + sign.length() + lead.length());
                row("", sign + lead + note.text().replace("\n", indent));
                continued = !reason;
            }
        }

        private static boolean reason(Note note) {
            return note.title().equals("why") || note.title().equals("help");
        }

        private void help(Diagnostic.Fix fix) {
            text.append(Ink.HELP.on("help", colour))
                    .append(": ")
                    .append(fix.title())
                    .append('\n');
            var files = new LinkedHashMap<SourceText, List<Edit>>();
            for (Edit edit : fix.edits()) {
                files.computeIfAbsent(edit.span().source(), file -> new ArrayList<>())
                        .add(edit);
            }
            files.forEach((source, edits) -> {
                row("", source.equals(diagnostic.place().source()) ? "│" : "┌─ " + source.name());
                int previous = 0;
                for (var line : EditPreview.of(source, edits)) {
                    if (previous > 0 && line.number() > previous + 1) {
                        row("", "·");
                    }
                    previous = line.number();
                    preview(line);
                }
            });
        }

        private void preview(EditPreview.Line line) {
            String marks = line.marks();
            int interest = marks.length() - marks.stripLeading().length();
            var shown = new DisplayLine(line.text(), interest);
            row(Integer.toString(line.number()), "│ " + shown.text());
            if (marks.isBlank()) {
                return;
            }
            var below = new StringBuilder();
            for (int at = 0; at < marks.length(); at++) {
                int width = shown.column(at + 1) - shown.column(at);
                below.repeat(marks.charAt(at), width);
            }
            row("", "│ " + " ".repeat(shown.column(0)) + Ink.HELP.on(below.toString(), colour));
        }

        private void row(String number, String rest) {
            String left = " ".repeat(gutter - number.length()) + number + " ";
            text.append((Ink.GUTTER.on(left, colour) + rest).stripTrailing()).append('\n');
        }
    }
}
