package org.gridlang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Part of a `.grid` file, as documentation shows it, set into a file that gives it sense.
///
/// A declaration takes the place of the one that has its name (of the only one, for `time`, `seed` and the
/// objective), or is added at the end. Members of a device and lines of a test stand where the file says
/// `// ...`.
///
/// @param text the fragment
record Fragment(String text) {
    private static final Set<String> SINGLE = Set.of("time", "seed");
    private static final String NAMES =
            "function|profile|signal|feeder|device|population|constrain|train|evaluate|dimension|unit|rule|table";
    private static final Pattern NAMED = Pattern.compile("rule\\s+\\w+\\s+for\\s+\\w+|(?:%s)\\s+\\w+".formatted(NAMES));
    private static final Pattern ITEM = Pattern.compile(
            "^(?:problem|library|import|time|seed|minimize|maximize|test|%s)\\b(?!\\.)".formatted(NAMES));
    /// What only a problem declares.
    private static final Pattern OF_PROBLEM = Pattern.compile(
            "^(?:time|seed|signal|population|constrain|minimize|maximize|train|evaluate|feeder\\s+\\w+\\s*=)");

    private static final Pattern STEP = Pattern.compile("^(?:given|step|expect)\\b");

    /// Whether this is a file of its own.
    boolean complete() {
        return pieces(text).stream().anyMatch(piece -> head(piece).matches("(?:problem|library)\\b.*"));
    }

    /// The context of a fragment that names none.
    String usualContext() {
        String head = head(text);
        if (ITEM.matcher(head).find()) {
            boolean ofProblem = pieces(text).stream()
                    .anyMatch(piece -> OF_PROBLEM.matcher(head(piece)).find());
            return ofProblem ? "problem" : "library";
        }
        return STEP.matcher(head).find() ? "test" : "device";
    }

    /// A whole file with this fragment in it.
    String in(String file) {
        if (!ITEM.matcher(head(text)).find()) {
            if (!file.contains("// ...\n")) {
                throw new IllegalArgumentException("the file has no line `// ...` where this could stand");
            }
            return file.replace("// ...\n", text);
        }
        var pieces = new ArrayList<>(pieces(file));
        for (String piece : pieces(text)) {
            String key = key(piece);
            int known = keys(pieces).indexOf(key);
            if (known >= 0) {
                pieces.set(known, piece);
            } else if (key.startsWith("import ")) {
                pieces.add(afterImports(pieces), piece);
            } else {
                pieces.add(piece);
            }
        }
        return String.join("", pieces);
    }

    private static int afterImports(List<String> pieces) {
        int at = 0;
        for (int index = 0; index < pieces.size(); index++) {
            if (key(pieces.get(index)).matches("(?:problem|library|import) .*")) {
                at = index + 1;
            }
        }
        return at;
    }

    /// The declarations of a text, each with the comments above it and a blank line behind it.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        boolean begun = false;
        for (String line : text.lines().toList()) {
            boolean opens = ITEM.matcher(line).find() || line.startsWith("//");
            if (begun && opens) {
                pieces.add(piece.toString().stripTrailing() + "\n\n");
                piece.setLength(0);
                begun = false;
            }
            begun |= ITEM.matcher(line).find();
            piece.append(line).append('\n');
        }
        pieces.add(piece.toString().stripTrailing() + "\n\n");
        return pieces;
    }

    private static List<String> keys(List<String> pieces) {
        return pieces.stream().map(Fragment::key).toList();
    }

    /// What tells a declaration from others of its file.
    private static String key(String piece) {
        String head = head(piece);
        String word = head.replaceAll("\\W.*", "");
        if (SINGLE.contains(word)) {
            return word;
        }
        if (word.equals("minimize") || word.equals("maximize")) {
            return "objective";
        }
        var named = NAMED.matcher(head);
        return named.lookingAt() ? named.group().replaceAll("\\s+", " ") : head;
    }

    /// The first line that is no comment.
    private static String head(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("//"))
                .findFirst()
                .orElse("")
                .strip();
    }
}
