package org.gridlang.language.diagnostic;

import java.util.List;

/// The long form of a diagnostic, as its page in `compiler/docs/errors` tells it: what it means, why the rule
/// exists, and two programs, one with the fault and one without.
///
/// @param headline the fault in general words, without the code
/// @param blocks what stands above the first section
/// @param sections `Wrong`, `Right` and whatever else the page has, in order
public record Explanation(Code code, String headline, List<Block> blocks, List<Section> sections) {
    public Explanation {
        blocks = List.copyOf(blocks);
        sections = List.copyOf(sections);
    }

    /// A heading with what stands below it.
    public record Section(String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }

        /// The listings, in order.
        public List<Block.Listing> listings() {
            return blocks.stream()
                    .filter(Block.Listing.class::isInstance)
                    .map(Block.Listing.class::cast)
                    .toList();
        }
    }

    /// A piece of a page.
    public sealed interface Block {
        /// Words, to be broken into lines of any length.
        record Paragraph(String text) implements Block {}

        /// An item of a list.
        record Item(String text) implements Block {}

        /// Text to be kept as it is: a program, or a file that stands beside it.
        ///
        /// @param language `grid`, `csv`, `text`
        /// @param name of the file; empty for the program itself
        record Listing(String language, String name, String text) implements Block {}
    }
}
