package org.gridlang.language.format;

import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.syntax.ConcreteReader;
import org.gridlang.language.syntax.Words;

/// Gives a file its canonical layout: `param  rating:Power=5kW` becomes `param rating: Power = 5 kW`. What
/// a file says and the comments in it stay as they are.
public final class Formatter {
    private Formatter() {}

    /// The text in its canonical layout, lines ended by line feeds; empty if the file has syntax faults,
    /// which are then in `out`.
    public static Optional<String> format(SourceText text, Diagnostics out) {
        return ConcreteReader.read(text, out).map(file -> {
            String formatted = Printer.print(Members.file(file));
            requireSameWords(text, formatted);
            return formatted;
        });
    }

    /// Somebody's file is about to be replaced: a fault of ours must not change what it says.
    private static void requireSameWords(SourceText text, String formatted) {
        var before = Words.of(text.text());
        var after = Words.of(formatted);
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (i >= before.size() || i >= after.size() || !before.get(i).equals(after.get(i))) {
                throw new IllegalStateException("format: " + text.name() + " would no longer say the same at "
                        + (i < before.size() ? before.get(i) : "its end"));
            }
        }
    }
}
