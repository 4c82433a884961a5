package org.gridlang.language.check.series;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;

/// The readings of the clock: `time.of_day`, `time.day_of_year`, `time.weekday`, `time.weekend`.
public final class Clock {
    static final List<String> NAMES = List.of("time.of_day", "time.day_of_year", "time.weekday", "time.weekend");

    private static final double DAY_SECONDS = 86_400;

    private Clock() {}

    /// The reading that a path names.
    public static Optional<Symbol.Reading> reading(Path path) {
        return switch (path.text()) {
            case "time.of_day" -> Optional.of(Symbol.Reading.TIME_OF_DAY);
            case "time.day_of_year" -> Optional.of(Symbol.Reading.DAY_OF_YEAR);
            case "time.weekday" -> Optional.of(Symbol.Reading.WEEKDAY);
            case "time.weekend" -> Optional.of(Symbol.Reading.WEEKEND);
            default -> Optional.empty();
        };
    }

    /// Time for the time of day, else a plain number.
    public static Dimension dimension(Symbol.Reading reading) {
        return reading == Symbol.Reading.TIME_OF_DAY ? Dimension.base("Time") : Dimension.NONE;
    }

    /// The values it takes, SI; a local day may have 25 hours, but its clock does not.
    public static Interval interval(Symbol.Reading reading) {
        return switch (reading) {
            case TIME_OF_DAY -> new Interval(0, DAY_SECONDS);
            case DAY_OF_YEAR -> new Interval(1, 367);
            case WEEKDAY -> new Interval(1, 7);
            case WEEKEND -> new Interval(0, 1);
        };
    }

    static Optional<Meaning> find(Path path, Function<Symbol.Reading, Symbol> symbol) {
        return reading(path)
                .map(each ->
                        new Meaning.Quantity(new Term.Reference(path.span(), dimension(each), symbol.apply(each))));
    }
}
