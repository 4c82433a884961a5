package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file with everything that its tree leaves out: each token, `param rating : Power // of the inverter`,
/// with the comments around it and the line on which it stood. Nothing but the spaces between tokens is
/// lost.
public sealed interface Concrete {
    /// What stands around the parts of a branch: how far apart they are, and where a long one may be
    /// broken.
    enum Form {
        /// The whole file; its last part is the end of the file.
        FILE,
        /// Words with a space between them.
        PLAIN,
        /// Without spaces: `net.source`, `x^2`, `-x`, `[kWh/K]`.
        TIGHT,
        /// Operands with operators between them, all of one level: `a - b + c`, `low .. high`.
        CHAIN,
        /// `f(x, y)` and `price[+1 h]`.
        CALL,
        /// `(mean: Power, variation: Ratio = 15 %)` behind the name of a template.
        PARAMETERS,
        /// `name: type = default` among parameters.
        PARAMETER,
        /// `[1, 2, 3]`.
        LISTING,
        /// `Battery { capacity: 10 kWh }` in an expression.
        CONSTRUCT,
        /// `if a then b else c`.
        CONDITIONAL,
        /// `name: value`.
        ENTRY,
        /// `line l1 from "1" to "2" phases abc { ... }`.
        ELEMENT,
        /// `import std.devices.{Battery, HeatPump}`.
        IMPORT,
        /// `observe a, b, c`.
        OBSERVE,
        /// `constrain voltage for bus in net.buses: ... dual per (node)`.
        CONSTRAIN
    }

    /// A comment with its slashes and without spaces at its end.
    ///
    /// @param blankAbove whether an empty line stands above it
    record Comment(String text, boolean blankAbove) {
        /// Whether it documents the declaration below it.
        public boolean isDocumentation() {
            return text.startsWith("///");
        }
    }

    /// The first token in it.
    Leaf first();

    /// The last token in it.
    Leaf last();

    /// A construct of the grammar; one that consists of a single other one is left out.
    ///
    /// @param parts at least one
    record Branch(Form form, List<Concrete> parts) implements Concrete {
        public Branch {
            parts = List.copyOf(parts);
        }

        @Override
        public Leaf first() {
            return parts.getFirst().first();
        }

        @Override
        public Leaf last() {
            return parts.getLast().last();
        }

        @Override
        public Branch withoutCommentsAbove() {
            if (first().above().isEmpty()) {
                return this;
            }
            var changed = new ArrayList<>(parts);
            changed.set(0, parts.getFirst().withoutCommentsAbove());
            return new Branch(form, changed);
        }
    }

    /// A token.
    ///
    /// @param text as written; empty for the end of the file
    /// @param line of the file, from 1
    /// @param above comments on lines of their own between the token before and this one
    /// @param blankAbove whether an empty line stands between this token and what is before it, the last
    /// comment of `above` if there is one
    /// @param behind a comment behind it on its line
    record Leaf(String text, int line, List<Comment> above, boolean blankAbove, Optional<String> behind)
            implements Concrete {
        public Leaf {
            above = List.copyOf(above);
        }

        /// Whether it is this symbol or word.
        public boolean is(String symbol) {
            return text.equals(symbol);
        }

        @Override
        public Leaf first() {
            return this;
        }

        @Override
        public Leaf last() {
            return this;
        }

        @Override
        public Leaf withoutCommentsAbove() {
            return above.isEmpty() ? this : new Leaf(text, line, List.of(), blankAbove, behind);
        }
    }

    /// The same without the comments above its first token, which are somebody else's business.
    Concrete withoutCommentsAbove();

    /// Whether it is a token with this text.
    static boolean isLeaf(Concrete part, String text) {
        return part instanceof Leaf leaf && leaf.is(text);
    }
}
