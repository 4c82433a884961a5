package org.gridlang.language.syntax;

import org.gridlang.grammar.GridParser;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;

/// Reads a file: text to tree. What cannot be read is reported and left out, line by line of a block where possible, so
/// that one reading finds every syntax fault, and the rest of the file can still be checked.
public final class SyntaxReader {
    private SyntaxReader() {}

    /// The tree of a file; complete if no error was added to `out`.
    public static SourceFile read(SourceText text, Diagnostics out) {
        var scan = Scanner.scan(text, out);
        var tokens = Brackets.balance(scan, out);
        var builder = new FileBuilder(scan, out);
        return Attempt.read(tokens, GridParser::file)
                .tree()
                .map(builder::file)
                .orElseGet(() -> new Recovery(scan, out).file(tokens, builder));
    }
}
