package org.gridlang.opendss.circuit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.Arithmetic;
import org.gridlang.opendss.syntax.Word;
import org.gridlang.opendss.syntax.Words;

/// Reads positions of buses, one a line: `650, 200, 350`. A line without two numbers is left out with a warning, since
/// positions only matter to maps.
final class CoordinateFile {
    private CoordinateFile() {}

    /// @param yFirst whether the second number is the one to the right, as in latitude and longitude
    static Map<String, BusPosition> read(SourceText source, boolean yFirst, Diagnostics out) {
        var positions = new LinkedHashMap<String, BusPosition>();
        boolean warned = false;
        int start = 0;
        String text = source.text();
        while (start < text.length()) {
            int lineEnd = text.indexOf('\n', start);
            int end = lineEnd < 0 ? text.length() : lineEnd;
            int comment = text.indexOf('!', start);
            List<Word> words = Words.of(text, start, comment >= 0 && comment < end ? comment : end);
            if (!words.isEmpty() && !words.getFirst().text().startsWith("//")) {
                Optional<Double> first = number(words, 1);
                Optional<Double> second = number(words, 2);
                if (first.isPresent() && second.isPresent()) {
                    positions.put(
                            words.getFirst().text().toLowerCase(Locale.ROOT),
                            yFirst
                                    ? new BusPosition(second.get(), first.get())
                                    : new BusPosition(first.get(), second.get()));
                } else if (!warned) {
                    warned = true;
                    out.add(Diagnostic.warning(
                                    Code.O110,
                                    new Span(source, start, end),
                                    "this line gives no position of a bus; such lines are left out")
                            .note("needed", "a bus and two numbers: 650, 200, 350"));
                }
            }
            start = end + 1;
        }
        return positions;
    }

    private static Optional<Double> number(List<Word> words, int place) {
        return place < words.size() ? Arithmetic.number(words.get(place).text()) : Optional.empty();
    }
}
