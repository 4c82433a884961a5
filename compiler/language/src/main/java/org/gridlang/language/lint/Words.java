package org.gridlang.language.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gridlang.language.source.Span;

/// How often each word stands in a stretch of text, comments and quoted texts left out. A word counts whatever it means
/// there, so that a name that occurs once is certainly not used.
final class Words {
    private static final Pattern WORD = Pattern.compile("\"[^\"\n]*\"|//[^\n]*|([A-Za-z_][A-Za-z_0-9]*)");

    private final Map<String, Integer> counts = new HashMap<>();

    Words(Span span) {
        var matcher = WORD.matcher(span.text());
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                counts.merge(matcher.group(1), 1, Integer::sum);
            }
        }
    }

    int count(String word) {
        return counts.getOrDefault(word, 0);
    }
}
