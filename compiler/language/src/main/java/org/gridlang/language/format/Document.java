package org.gridlang.language.format;

import java.util.List;

/// A text with the places where its lines may end. `f(` [Line] `x,` [Line] `y)` in a [Group] is one line
/// if that fits, else three.
sealed interface Document {
    /// Characters on one line.
    record Text(String text) implements Document {}

    /// The end of a line if the group around is broken, else `flat`: a space or nothing.
    record Line(String flat) implements Document {}

    /// The end of a line in any case; the group around it is thereby broken.
    ///
    /// @param blank whether an empty line follows
    record HardLine(boolean blank) implements Document {}

    /// Spaces if the group around is broken, else nothing: what puts the parts of a broken group below
    /// each other.
    record Gap(int spaces) implements Document {}

    /// Lines that begin in `content` are indented further.
    record Indent(int by, Document content) implements Document {}

    /// All on one line if it fits, else broken at each [Line] that is in no group further in.
    record Group(Document content) implements Document {}

    /// One after the other.
    record Concat(List<Document> parts) implements Document {
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    /// A comment behind what stands on the line; whatever follows begins a new one.
    record Behind(String comment) implements Document {}

    /// A comment on a line of its own.
    record Above(String comment) implements Document {}

    /// Where a line may end or else a space stands.
    Document LINE = new Line(" ");
    /// Where a line may end or else nothing stands.
    Document SOFT_LINE = new Line("");

    Document HARD_LINE = new HardLine(false);

    Document SPACE = new Text(" ");

    Document NOTHING = new Concat(List.of());

    static Document of(Document... parts) {
        return new Concat(List.of(parts));
    }

    static Document group(Document... parts) {
        return new Group(of(parts));
    }

    static Document indent(int by, Document... parts) {
        return new Indent(by, of(parts));
    }
}
