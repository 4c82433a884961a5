package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.grammar.GridParser;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Reads a file with all its comments and line ends, for those who write it anew.
public final class ConcreteReader {
    private ConcreteReader() {}

    /// The file; empty if it has syntax faults, which are then in `out`.
    public static Optional<Concrete.Branch> read(SourceText text, Diagnostics out) {
        try {
            return readGuarded(text, out);
        } catch (StackOverflowError deep) {
            out.add(Nesting.tooDeep(new Span(text, 0, 0)));
            return Optional.empty();
        }
    }

    private static Optional<Concrete.Branch> readGuarded(SourceText text, Diagnostics out) {
        var faults = new Diagnostics();
        var scan = Scanner.scan(text, faults);
        var tokens = Brackets.balance(scan, faults);
        if (!faults.hasErrors()) {
            var tree = Attempt.read(tokens, GridParser::file).tree();
            tree.ifPresent(file -> new FileBuilder(scan, faults).file(file));
            if (tree.isPresent() && !faults.hasErrors()) {
                return Optional.of(ConcreteBuilder.build(tree.get(), tokens, scan.comments()));
            }
        }
        SyntaxReader.read(text, out);
        return Optional.empty();
    }
}
