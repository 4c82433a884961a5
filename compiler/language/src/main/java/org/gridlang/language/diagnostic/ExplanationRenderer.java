package org.gridlang.language.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Explanation.Block;

/// Shows explanations to people: words broken into lines, programs set off, no marks of Markdown but the
/// backticks that diagnostics use too.
public final class ExplanationRenderer {
    private static final int WIDTH = 96;
    private static final String PROGRAM = "    ";
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final boolean colour;

    /// @param colour whether to use the colours of a terminal
    public ExplanationRenderer(boolean colour) {
        this.colour = colour;
    }

    /// One explanation in full.
    public String render(Explanation explanation) {
        var text = new StringBuilder();
        text.append(Ink.HEADLINE.on(explanation.code() + ": " + explanation.headline(), colour))
                .append('\n');
        blocks(text, explanation.blocks());
        for (var section : explanation.sections()) {
            text.append('\n').append(Ink.HEADLINE.on(section.title(), colour)).append('\n');
            blocks(text, section.blocks());
        }
        return text.toString();
    }

    /// All codes with their headlines, by area.
    public String list() {
        var text = new StringBuilder();
        for (Area area : Area.values()) {
            if (area.codes().isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "\n")
                    .append(Ink.HEADLINE.on(area.title(), colour))
                    .append('\n');
            for (Code code : area.codes()) {
                var headline = ExplanationReader.read(code).map(Explanation::headline);
                text.append("  ")
                        .append(code)
                        .append("  ")
                        .append(headline.orElse(""))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private void blocks(StringBuilder text, List<Block> blocks) {
        Optional<Block> previous = Optional.empty();
        for (Block block : blocks) {
            if (!(block instanceof Block.Item
                    && previous.filter(Block.Item.class::isInstance).isPresent())) {
                text.append('\n');
            }
            switch (block) {
                case Block.Paragraph paragraph -> lines(text, "", plain(paragraph.text()));
                case Block.Item item -> lines(text, "  - ", plain(item.text()));
                case Block.Listing listing -> listing(text, listing);
            }
            previous = Optional.of(block);
        }
    }

    private static void listing(StringBuilder text, Block.Listing listing) {
        if (!listing.name().isEmpty()) {
            text.append(listing.name()).append(":\n\n");
        }
        listing.text()
                .lines()
                .forEach(line -> text.append((PROGRAM + line).stripTrailing()).append('\n'));
    }

    /// Breaks at words; what stands in backticks stays together.
    private void lines(StringBuilder text, String lead, String words) {
        var line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : CODE.matcher(words)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().replace(' ', '\u00A0')))
                .split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                end(text, line);
                line.setLength(0);
                line.append(" ".repeat(lead.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        end(text, line);
    }

    private void end(StringBuilder text, StringBuilder line) {
        String shown = line.toString().replace('\u00A0', ' ');
        text.append(
                        colour
                                ? CODE.matcher(shown)
                                        .replaceAll(match ->
                                                Matcher.quoteReplacement(Ink.SECONDARY.on(match.group(1), true)))
                                : shown)
                .append('\n');
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1 ($2)").replace("**", "");
    }
}
