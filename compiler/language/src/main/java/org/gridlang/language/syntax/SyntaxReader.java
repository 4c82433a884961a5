package org.gridlang.language.syntax;

import java.util.HashSet;
import java.util.List;
import org.gridlang.grammar.GridParser;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Reads a file: text to tree. What cannot be read is reported and left out, line by line of a block where
/// possible, so that one reading finds every syntax fault, and the rest of the file can still be checked.
public final class SyntaxReader {
    /// More faults than anybody reads at once; a file of another kind altogether should not fill the screen.
    static final int MOST_FAULTS = 100;

    private SyntaxReader() {}

    /// The tree of a file; complete if no error was added to `out`.
    public static SourceFile read(SourceText text, Diagnostics out) {
        try {
            return readGuarded(text, out);
        } catch (StackOverflowError deep) {
            // Bounds on nesting should prevent this; a thread with very little stack may still get here.
            var start = new Span(text, 0, 0);
            out.add(Nesting.tooDeep(start));
            return new SourceFile(text, SourceFile.Kind.LIBRARY, new Identifier(start, ""), "", List.of(), List.of());
        }
    }

    private static SourceFile readGuarded(SourceText text, Diagnostics out) {
        var faults = new Diagnostics();
        var scan = Scanner.scan(text, faults);
        var tokens = Brackets.balance(scan, faults);
        var slips = new Diagnostics();
        var builder = new FileBuilder(scan, slips);
        var file = Attempt.read(tokens, GridParser::file)
                .tree()
                .map(builder::file)
                .orElseGet(() -> new Recovery(scan, faults).file(tokens, builder));
        var disturbedLines = new HashSet<Integer>();
        for (Diagnostic each : first(faults)) {
            out.add(each);
            disturbedLines.add(each.place().line());
        }
        // What the tree shows on a line that had to be mended may come of the mending.
        for (Diagnostic each : first(slips)) {
            if (!disturbedLines.contains(each.place().line())) {
                out.add(each);
            }
        }
        return file;
    }

    private static List<Diagnostic> first(Diagnostics found) {
        return found.sorted().stream().limit(MOST_FAULTS).toList();
    }
}
