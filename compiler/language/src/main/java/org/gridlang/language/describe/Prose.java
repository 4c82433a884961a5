package org.gridlang.language.describe;

import java.util.regex.Pattern;

/// Text of a file as one line of a table.
final class Prose {
    private static final Pattern SENTENCE = Pattern.compile("\\.\\s+\\p{Lu}");

    private Prose() {}

    /// The first paragraph of a doc comment.
    static String paragraph(String documentation) {
        return line(documentation.strip().split("\n\\s*\n", 2)[0]);
    }

    /// The first sentence of a doc comment.
    static String sentence(String documentation) {
        var paragraph = paragraph(documentation);
        var end = SENTENCE.matcher(paragraph);
        return end.find() ? paragraph.substring(0, end.start() + 1) : paragraph;
    }

    /// Without line breaks and comments.
    static String line(String text) {
        return text.replaceAll("(?m)//.*$", "").replaceAll("\\s+", " ").strip();
    }
}
