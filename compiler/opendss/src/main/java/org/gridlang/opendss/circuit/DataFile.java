package org.gridlang.opendss.circuit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostic.Severity;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.Arithmetic;
import org.gridlang.opendss.syntax.DssFiles;
import org.gridlang.opendss.syntax.Word;
import org.gridlang.opendss.syntax.Words;

/// Reads the numbers that a value names instead of giving them: `mult=(file=shape.csv, column=2, header=yes)`.
final class DataFile {
    private DataFile() {}

    /// The numbers as the text of an array; empty if they cannot be had, which is reported.
    ///
    /// @param reference `shape.csv`, or `file=shape.csv` with more
    static Optional<String> read(String reference, DssFiles files, Path folder, Span at, Diagnostics out) {
        String name = reference.strip();
        int column = 0;
        boolean header = false;
        if (name.toLowerCase(Locale.ROOT).startsWith("file")) {
            List<Word> words = Words.of(name.replace('=', ' '));
            name = words.size() > 1 ? words.get(1).text() : "";
            for (int each = 2; each + 1 < words.size(); each += 2) {
                String key = words.get(each).text().toLowerCase(Locale.ROOT);
                String value = words.get(each + 1).text();
                if (key.startsWith("col")) {
                    column = Arithmetic.number(value).map(Double::intValue).orElse(1) - 1;
                } else if (key.startsWith("head")) {
                    header = value.toLowerCase(Locale.ROOT).startsWith("y");
                }
            }
        }
        int from = header ? 1 : 0;
        int wanted = column;
        return files.find(folder, name, List.of(""), at, Severity.ERROR)
                .flatMap(file -> files.text(file, at, Severity.ERROR))
                .flatMap(text -> numbers(text.text(), text.name(), from, wanted, at, out));
    }

    private static Optional<String> numbers(String text, String name, int from, int column, Span at, Diagnostics out) {
        var numbers = new StringBuilder();
        int line = 0;
        for (String each : text.split("\n", -1)) {
            line++;
            List<Word> words = Words.of(each);
            if (line <= from || words.isEmpty()) {
                continue;
            }
            if (column >= words.size()
                    || column < 0
                    || Arithmetic.number(words.get(column).text()).isEmpty()) {
                out.add(Diagnostic.error(Code.O110, at, "%s has no number in line %d".formatted(name, line))
                        .note("found", "\"%s\"".formatted(ValueReader.shown(each.strip())))
                        .note("needed", "a number in column %d of each line".formatted(column + 1)));
                return Optional.empty();
            }
            if (column == 0 && from == 0) {
                numbers.append(each).append('\n');
            } else {
                numbers.append(words.get(column).text()).append('\n');
            }
        }
        return Optional.of(numbers.toString());
    }
}
