package org.gridlang.opendss.circuit;

import java.util.Locale;

/// Patterns of names as `BatchEdit` takes them: a point fits any letter, `.*` any letters, and `*` alone as well.
final class NamePattern {
    private NamePattern() {}

    /// Whether a text is more than a plain name.
    static boolean is(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('.') >= 0;
    }

    /// Whether a name fits. Takes time in proportion to both lengths, whatever the pattern.
    static boolean fits(String pattern, String name) {
        String normal = pattern.toLowerCase(Locale.ROOT).replace(".*", "*");
        String text = name.toLowerCase(Locale.ROOT);
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int each = 0; each < normal.length(); each++) {
            char letter = normal.charAt(each);
            boolean[] next = new boolean[text.length() + 1];
            for (int at = 0; at <= text.length(); at++) {
                if (letter == '*') {
                    next[at] = reached[at] || (at > 0 && next[at - 1]);
                } else if (at > 0) {
                    next[at] = reached[at - 1] && (letter == '.' || letter == text.charAt(at - 1));
                }
            }
            reached = next;
        }
        return reached[text.length()];
    }
}
