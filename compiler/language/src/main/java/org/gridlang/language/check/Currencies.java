package org.gridlang.language.check;

import java.util.List;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.SourceFile;

/// A program counts its money in one currency: `0.28 [$/kWh]` and `0.30 [€/kWh]` do not add up, and no rate is
/// known. The
/// standard library is left out: its signs stand for whatever the problem uses.
final class Currencies {
    /// Outside comments and texts a currency sign can only be a unit.
    private static final Pattern SIGN = Pattern.compile("//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"|([$€£])");

    private Currencies() {}

    /// Reports the first sign that differs from the first of all.
    static void check(List<SourceFile> files, Diagnostics out) {
        Span first = null;
        for (var file : files) {
            if (StandardSource.has(file.name().text())) {
                continue;
            }
            var matcher = SIGN.matcher(file.text().text());
            while (matcher.find()) {
                if (matcher.group(1) == null) {
                    continue;
                }
                var span = new Span(file.text(), matcher.start(1), matcher.end(1));
                if (first == null) {
                    first = span;
                } else if (!first.text().equals(span.text())) {
                    out.add(Diagnostic.error(
                                    Code.U212,
                                    span,
                                    "money is counted in " + span.text() + " here and in " + first.text()
                                            + " elsewhere")
                            .also(first, "the first amount")
                            .note("why", "one currency does not convert into another by itself"));
                    return;
                }
            }
        }
    }
}
