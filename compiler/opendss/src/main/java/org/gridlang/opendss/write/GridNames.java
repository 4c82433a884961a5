package org.gridlang.opendss.write;

import java.util.HashSet;
import java.util.Set;

/// Names as the language can read them: plain where they cannot be taken for a word of the language, else in quotes.
final class GridNames {
    private final Set<String> taken = new HashSet<>();

    /// The name of an element or a bus: `reg1`, `"650632"`.
    static String of(String name) {
        return name.matches("[a-z_][a-z0-9_]*[0-9_][a-z0-9_]*") ? name : quoted(name);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// A name for what has none, or a file or feeder: `ieee13nodeckt`, `f_4busyybal`.
    static String identifier(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N}_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "f_" + plain : plain;
    }

    /// `code1`, `code2`, ..., each once.
    String next(String stem) {
        int number = taken.size() + 1;
        taken.add(stem + number);
        return stem + number;
    }
}
