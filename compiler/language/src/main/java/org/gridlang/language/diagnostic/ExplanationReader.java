package org.gridlang.language.diagnostic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Explanation.Block;
import org.gridlang.language.diagnostic.Explanation.Section;

/// Reads the page of a code, which lies among the resources:
/// ```
/// # U203: a value does not have the dimension that is needed
///
/// What it means, and why the rule exists.
///
/// ## Wrong
/// (a program in a fenced block)
/// ```
/// Of Markdown it knows what the pages need: headings, paragraphs, lists and fenced blocks.
public final class ExplanationReader {
    private static final String FOLDER = "/org/gridlang/language/errors/";
    private static final String FENCE = "```";

    private final String page;
    private final LinkedHashMap<String, List<Block>> sections = new LinkedHashMap<>();
    private final List<Block> above = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String headline = "";
    private List<Block> current = above;
    private boolean item;

    private ExplanationReader(String page) {
        this.page = page;
    }

    /// The explanation of a code; empty if it has no page.
    public static Optional<Explanation> read(Code code) {
        try (var stream = ExplanationReader.class.getResourceAsStream(FOLDER + code + ".md")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(read(code, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("diagnostic: the page of " + code + " cannot be read", failure);
        }
    }

    static Explanation read(Code code, String page) {
        return new ExplanationReader(page).explanation(code);
    }

    /// What stands up to the end of a fenced block.
    private static String listing(Iterator<String> lines) {
        var text = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(FENCE)) {
                break;
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private Explanation explanation(Code code) {
        var lines = page.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(FENCE)) {
                endWords();
                var info = line.substring(FENCE.length()).strip().split(" ", 2);
                current.add(new Block.Listing(info[0], info.length > 1 ? info[1] : "", listing(lines)));
            } else if (line.startsWith("# ")) {
                headline = line.substring(line.indexOf(": ") + 2);
            } else if (line.startsWith("## ")) {
                endWords();
                current = new ArrayList<>();
                sections.put(line.substring(3), current);
            } else {
                prose(line);
            }
        }
        endWords();
        return new Explanation(
                code,
                headline,
                above,
                sections.entrySet().stream()
                        .map(each -> new Section(each.getKey(), each.getValue()))
                        .toList());
    }

    private void prose(String line) {
        boolean begins = line.startsWith("* ");
        if (begins || line.isBlank()) {
            endWords();
        }
        if (!line.isBlank()) {
            item |= begins;
            words.append(words.isEmpty() ? "" : " ").append(begins ? line.substring(2) : line.strip());
        }
    }

    private void endWords() {
        if (!words.isEmpty()) {
            current.add(item ? new Block.Item(words.toString()) : new Block.Paragraph(words.toString()));
        }
        words.setLength(0);
        item = false;
    }
}
