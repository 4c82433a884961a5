package org.gridlang.language.syntax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;

/// Dates that are not `2025-01-31`: `2025-1-31`, `31/1/2025`, `2025-02-30`.
final class WrongDate {
    private WrongDate() {}

    static Diagnostic noSuchDay(Span at) {
        return Diagnostic.error(Code.S122, at, "there is no day " + at.text() + " in the calendar")
                .note("form", "year-month-day, for example 2025-01-31");
    }

    static Diagnostic malformed(Span at) {
        var diagnostic = Diagnostic.error(Code.S122, at, "a date is written year-month-day, with all digits")
                .note("form", "year-month-day, for example 2025-01-31");
        // Slashes leave open which number is the month, so only the other form has a sure reading.
        return padded(at.text())
                .map(text -> diagnostic.fix("write all digits", new Diagnostic.Edit(at, text)))
                .orElse(diagnostic);
    }

    /// `2025-01-31` for `2025-1-31`, if that is a day.
    static Optional<String> padded(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            return Optional.of(date.toString());
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
