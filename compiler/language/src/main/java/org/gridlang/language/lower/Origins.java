package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Finds the line of a span; each line's text is made once.
final class Origins {
    private record Place(SourceText source, int line) {}

    private final Map<Place, Origin> known = new HashMap<>();

    Origin of(Span span) {
        var place = new Place(span.source(), span.line());
        return known.computeIfAbsent(
                place,
                each -> new Origin(
                        each.source().name(),
                        each.line(),
                        each.source().line(each.line()).strip()));
    }
}
