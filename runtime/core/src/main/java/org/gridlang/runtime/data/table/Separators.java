package org.gridlang.runtime.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Signs that separate the fields of a text file.
final class Separators {
    private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');

    private Separators() {}

    /// Another separator that gives the columns asked for where this one does not.
    static Optional<Character> other(TableRequest request, TableRequest.TextFormat format, List<String> cells) {
        var wanted = ColumnPlan.wanted(request);
        var line = String.join(Character.toString(format.separator()), cells);
        if (format.header() && !wanted.isEmpty()) {
            return cells.containsAll(wanted)
                    ? Optional.empty()
                    : KNOWN.stream()
                            .filter(each -> each != format.separator())
                            .filter(each -> split(line, each).containsAll(wanted))
                            .findFirst();
        }
        if (cells.size() > 1) {
            return Optional.empty();
        }
        return KNOWN.stream()
                .filter(each -> each != format.separator() && (each != ',' || format.decimal() != ','))
                .filter(each -> split(line, each).size() > 1)
                .filter(each -> each != ',' || !line.matches("\\s*[+-]?\\d+,\\d+\\s*"))
                .findFirst();
    }

    private static List<String> split(String line, char separator) {
        return Arrays.stream(line.split(java.util.regex.Pattern.quote(Character.toString(separator)), -1))
                .map(each -> each.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    /// `commas`.
    static String word(char separator) {
        return switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "\"" + separator + "\"";
        };
    }

    /// As a text of the language.
    static String written(char separator) {
        return separator == '\t' ? "\\t" : Character.toString(separator);
    }
}
