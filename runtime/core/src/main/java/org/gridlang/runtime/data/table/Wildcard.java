package org.gridlang.runtime.data.table;

import java.util.Optional;

/// A name with one `*` in it: `home_*` fits `home_12`, and the key is `12`.
public final class Wildcard {
    private Wildcard() {}

    /// Whether a name is a pattern that can be used: one star.
    public static boolean isPattern(String text) {
        int star = text.indexOf('*');
        return star >= 0 && text.indexOf('*', star + 1) < 0;
    }

    /// What the star stands for, if the name fits.
    public static Optional<String> match(String pattern, String name) {
        int star = pattern.indexOf('*');
        var head = pattern.substring(0, star);
        var tail = pattern.substring(star + 1);
        boolean fits = name.length() > head.length() + tail.length() && name.startsWith(head) && name.endsWith(tail);
        return fits ? Optional.of(name.substring(head.length(), name.length() - tail.length())) : Optional.empty();
    }
}
