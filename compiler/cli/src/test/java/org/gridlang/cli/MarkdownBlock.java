package org.gridlang.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A fenced block of a Markdown page, for example
///
///     ```grid village.grid
///     library village
///     ```
///
/// @param line of the opening fence, from 1
/// @param language the first word behind the fence, `grid`; empty if there is none
/// @param about the rest of the fence's line, `village.grid`
/// @param text the lines between, each with its line end
record MarkdownBlock(int line, String language, String about, String text) {
    private static final Pattern FENCE = Pattern.compile("^(\\s*)(`{3,})\\s*([^\\s`]*)\\s*([^`]*)$");

    /// The blocks of a page, in order.
    static List<MarkdownBlock> of(String page) {
        var blocks = new ArrayList<MarkdownBlock>();
        var lines = page.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            var fence = FENCE.matcher(lines.get(at));
            if (!fence.matches()) {
                continue;
            }
            int opening = at;
            var text = new StringBuilder();
            for (at++; at < lines.size() && !lines.get(at).strip().equals(fence.group(2)); at++) {
                text.append(withoutIndent(lines.get(at), fence.group(1))).append('\n');
            }
            if (at == lines.size()) {
                throw new IllegalArgumentException(
                        "the block that opens in line %d is not closed".formatted(opening + 1));
            }
            blocks.add(new MarkdownBlock(
                    opening + 1, fence.group(3), fence.group(4).strip(), text.toString()));
        }
        return blocks;
    }

    private static String withoutIndent(String line, String indent) {
        return line.startsWith(indent) ? line.substring(indent.length()) : line.stripLeading();
    }
}
