package org.gridlang.opendss.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Takes a file apart into commands, one a line:
/// ```
/// New Transformer.Sub Phases=3 XHL=(8 1000 /)   ! a comment
/// ~ wdg=1 bus=SourceBus conn=delta kv=115       // another
/// ```
/// Blanks, commas and tabs part words; `=` may have blanks around it. A value in `()`, `[]`, `{}`, `""` or `''` ends at
/// the
/// first closing sign of its kind, as in OpenDSS. A line that begins with `/*` opens a comment that ends with the line
/// that holds `*/`.
public final class CommandReader {
    /// A load shape of a year in minutes fits into one line; what is longer was not written for people or by programs.
    private static final int LONGEST_LINE = 8 << 20;

    private static final int MOST_PARAMETERS = 10_000;
    private static final String OPENING = "([{\"'";
    private static final String CLOSING = ")]}\"'";

    private final SourceText source;
    private final String text;
    private final Diagnostics out;
    private int at;
    private int end;

    private CommandReader(SourceText source, Diagnostics out) {
        this.source = source;
        this.text = source.text();
        this.out = out;
    }

    /// Hands on each command in order, until there is none left or one is answered by false.
    public static void read(SourceText source, Diagnostics out, Predicate<Command> next) {
        new CommandReader(source, out).read(next);
    }

    private void read(Predicate<Command> next) {
        int start = 0;
        int comment = -1;
        while (start <= text.length()) {
            int lineEnd = text.indexOf('\n', start);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            int first = start;
            while (first < lineEnd && text.charAt(first) <= ' ') {
                first++;
            }
            if (comment < 0 && text.startsWith("/*", first)) {
                comment = first;
            }
            if (comment >= 0) {
                int close = text.indexOf("*/", Math.max(first, comment + 2));
                if (close >= 0) {
                    comment = -1;
                    lineEnd = text.indexOf('\n', close);
                    lineEnd = lineEnd < 0 ? text.length() : lineEnd;
                } else {
                    out.add(Diagnostic.error(Code.O106, span(comment, comment + 2), "this comment is never closed")
                            .note("needed", "a line with */ where it ends"));
                    return;
                }
            } else if (lineEnd - first > LONGEST_LINE) {
                out.add(Diagnostic.error(
                                Code.O105,
                                span(first, first + 20),
                                "this line has %,d characters".formatted(lineEnd - first))
                        .note("needed", "at most %,d in a line".formatted(LONGEST_LINE)));
                return;
            } else {
                at = first;
                end = lineEnd;
                Optional<Command> command = command();
                if (command.isPresent() && !next.test(command.get())) {
                    return;
                }
            }
            start = lineEnd + 1;
        }
    }

    /// The command from `at` to `end`; empty if nothing stands there that can be read. Of a line that has a fault,
    /// which
    /// is reported, it holds what stands before the fault.
    private Optional<Command> command() {
        if (blank()) {
            return Optional.empty();
        }
        if (text.charAt(at) == '~') {
            Span tilde = span(at, at + 1);
            at++;
            return Optional.of(new Command("~", tilde, parameters()));
        }
        List<Parameter> all = parameters();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Parameter first = all.getFirst();
        return Optional.of(
                first.name().isEmpty()
                        ? new Command(first.value(), first.valueSpan(), all.subList(1, all.size()))
                        : new Command("", first.nameSpan(), all));
    }

    private List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        while (!blank()) {
            if (parameters.size() == MOST_PARAMETERS) {
                out.add(Diagnostic.error(
                        Code.O105,
                        parameters.getLast().span(),
                        "this line has more than %,d words".formatted(MOST_PARAMETERS)));
                return parameters;
            }
            Optional<Parameter> parameter = parameter();
            if (parameter.isEmpty()) {
                return parameters;
            }
            parameters.add(parameter.get());
        }
        return parameters;
    }

    private Optional<Parameter> parameter() {
        if (text.charAt(at) == '=') {
            out.add(Diagnostic.error(Code.O106, span(at, at + 1), "there is no name before ="));
            return Optional.empty();
        }
        int start = at;
        Optional<Parameter> word = word(span(at, at));
        if (word.isEmpty() || blank() || text.charAt(at) != '=') {
            return word.map(each -> new Parameter("", each.value(), each.quoted(), each.valueSpan(), each.valueSpan()));
        }
        Span name = word.get().valueSpan();
        at++;
        if (blank()) {
            Span nothing = span(start, at);
            return Optional.of(new Parameter(word.get().value(), "", false, name, nothing));
        }
        return word(name)
                .map(value ->
                        new Parameter(word.get().value(), value.value(), value.quoted(), name, value.valueSpan()));
    }

    /// One word, quoted or not, and the blanks behind it.
    private Optional<Parameter> word(Span name) {
        int start = at;
        int kind = OPENING.indexOf(text.charAt(at));
        if (kind >= 0) {
            int close = text.indexOf(CLOSING.charAt(kind), at + 1);
            if (close < 0 || close >= end) {
                out.add(Diagnostic.error(
                                Code.O106, span(at, at + 1), "%s is not closed on this line".formatted(text.charAt(at)))
                        .note("needed", "%s at the end of the value".formatted(CLOSING.charAt(kind))));
                return Optional.empty();
            }
            at = close + 1;
            return Optional.of(new Parameter("", text.substring(start + 1, close), true, name, span(start, at)));
        }
        while (at < end && !Words.parts(text.charAt(at)) && text.charAt(at) != '=' && !comment()) {
            at++;
        }
        return Optional.of(new Parameter("", text.substring(start, at), false, name, span(start, at)));
    }

    /// Goes on to the next word; whether there is none.
    private boolean blank() {
        while (at < end && Words.parts(text.charAt(at))) {
            at++;
        }
        return at >= end || comment();
    }

    private boolean comment() {
        char letter = text.charAt(at);
        return letter == '!' || (letter == '/' && at + 1 < end && text.charAt(at + 1) == '/');
    }

    private Span span(int from, int to) {
        return new Span(source, from, Math.min(to, text.length()));
    }
}
