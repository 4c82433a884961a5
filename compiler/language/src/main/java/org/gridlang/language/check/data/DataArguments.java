package org.gridlang.language.check.data;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;

/// The arguments of `csv("homes.csv", time: "t", column: "kw" as kW, every: 30 min)`, each read as what it should
/// be. What does not fit is reported; the caller goes on to find more.
final class DataArguments {
    private final String function;
    private final Span call;
    private final Map<String, Expression> arguments;
    private final Units units;
    private final Diagnostics out;

    DataArguments(String function, Span call, Map<String, Expression> arguments, Units units, Diagnostics out) {
        this.function = function;
        this.call = call;
        this.arguments = arguments;
        this.units = units;
        this.out = out;
    }

    boolean has(String name) {
        return arguments.containsKey(name);
    }

    /// Where an argument stands; the call if it is not there.
    Span span(String name) {
        return Optional.ofNullable(arguments.get(name)).map(Expression::span).orElse(call);
    }

    /// Reports arguments that do not go together, or something that is missing.
    void conflict(Span at, String headline, String instead) {
        out.add(Diagnostic.error(Code.T135, at, headline).note("instead", instead));
    }

    private <T> Optional<T> wrong(Expression written, String name, String what) {
        out.add(Diagnostic.error(Code.N110, written.span(), name + " of " + function + " is " + what));
        return Optional.empty();
    }

    Optional<String> text(String name, String example) {
        var written = arguments.get(name);
        if (written == null) {
            return Optional.empty();
        }
        return written instanceof Expression.Text text
                ? Optional.of(text.value())
                : wrong(written, name, "a text, for example " + example);
    }

    /// A text, a list of texts, or nothing.
    Set<String> texts(String name, String example) {
        var written = arguments.get(name);
        if (!(written instanceof Expression.Listing listing)) {
            return text(name, example).map(Set::of).orElse(Set.of());
        }
        var found = new HashSet<String>();
        for (var element : listing.elements()) {
            if (element instanceof Expression.Text text) {
                found.add(text.value());
            } else {
                wrong(element, name, "a text or a list of texts, for example [\"NA\", \"-\"]");
            }
        }
        return found;
    }

    /// `["H_#", "load_#"]`; empty if it is anything else, which is reported if it is no text either.
    Optional<Renaming> form(String name) {
        var written = arguments.get(name);
        if (written == null || written instanceof Expression.Text) {
            return Optional.empty();
        }
        if (written instanceof Expression.Listing listing
                && listing.elements().size() == 2
                && listing.elements().get(0) instanceof Expression.Text from
                && listing.elements().get(1) instanceof Expression.Text to
                && Renaming.isForm(from.value())
                && Renaming.isForm(to.value())
                && from.value().contains("#") == to.value().contains("#")) {
            return Optional.of(new Renaming(new Renaming.Rule.Form(from.value(), to.value()), written.span()));
        }
        return wrong(
                written,
                name,
                "two texts with one # for a number, or one * for anything, in both, such as [\"H_#\", \"load_#\"],"
                        + " or the name of a file");
    }

    char character(String name, char fallback) {
        var text = text(name, "\";\"");
        if (text.isEmpty()) {
            return fallback;
        }
        if (text.get().length() != 1) {
            wrong(arguments.getOrDefault(name, new Expression.Truth(call, true)), name, "one character");
            return fallback;
        }
        return text.get().charAt(0);
    }

    /// One of some words.
    <E extends Enum<E>> E choice(String name, Class<E> kind, Set<E> allowed, E fallback) {
        var written = arguments.get(name);
        if (written == null) {
            return fallback;
        }
        var words = new ArrayList<String>();
        for (var each : kind.getEnumConstants()) {
            if (allowed.contains(each)) {
                words.add(word(each));
            }
        }
        if (written instanceof Expression.Name chosen) {
            for (var each : allowed) {
                if (word(each).equals(chosen.text())) {
                    return each;
                }
            }
            var fault = Diagnostic.error(
                            Code.N110,
                            written.span(),
                            name + " of " + function + " cannot be " + chosen.text()
                                    + Suggestion.hint(chosen.text(), words))
                    .note("one of", String.join(", ", words));
            out.add(Suggestion.nearest(chosen.text(), words)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(written.span(), each)))
                    .orElse(fault));
            return fallback;
        }
        wrong(written, name, "one of " + String.join(", ", words));
        return fallback;
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// A column by its name or number.
    Optional<ColumnReference> column(String name) {
        var written = arguments.get(name);
        if (written == null) {
            return Optional.empty();
        }
        var inner = written instanceof Expression.Measured measured ? measured.value() : written;
        return switch (inner) {
            case Expression.Text text -> Optional.of(new ColumnReference(name, text.value(), 0));
            case Expression.Number number
            when number.unit().isEmpty() && number.value() >= 1 && number.value() == Math.rint(number.value()) ->
                Optional.of(new ColumnReference(name, "", (int) Math.min(number.value(), Integer.MAX_VALUE)));
            default -> wrong(inner, name, "the name of a column, for example \"t_out\", or its number from 1");
        };
    }

    /// The unit behind `as`; a plain number if there is none; empty if it is wrong.
    Optional<Unit> unit(String name) {
        return arguments.get(name) instanceof Expression.Measured measured
                ? units.resolve(measured.unit(), out)
                : Optional.of(new Unit("", org.gridlang.language.unit.Dimension.NONE, 1, 0));
    }

    /// Reports a unit where none belongs.
    void noUnit(String name, String what) {
        if (arguments.get(name) instanceof Expression.Measured measured) {
            out.add(Diagnostic.error(Code.N110, measured.unit().span(), what + " have no unit"));
        }
    }

    /// A length of time in whole seconds.
    Optional<Long> seconds(String name) {
        var written = arguments.get(name);
        if (written == null) {
            return Optional.empty();
        }
        var value = new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        units.dimension("Time"),
                        Purpose.of(
                                "this", () -> name + " is " + units.measures().phrase(units.dimension("Time"))));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() < 1 || value.get() != Math.rint(value.get())) {
            return wrong(written, name, "a whole number of seconds, at least one");
        }
        return value.map(Double::longValue);
    }

    /// `2021-08-01` or `"2021-07-31 23:00"`.
    Optional<LocalDateTime> moment(String name) {
        var written = arguments.get(name);
        if (written instanceof Expression.Date date) {
            return Optional.of(date.value().atStartOfDay());
        }
        if (written instanceof Expression.Text text) {
            try {
                return Optional.of(LocalDateTime.parse(text.value().replace(' ', 'T')));
            } catch (DateTimeException notAMoment) {
                return wrong(written, name, "a date, or a date and time such as \"2021-07-31 23:00\"");
            }
        }
        return written == null
                ? Optional.empty()
                : wrong(written, name, "a date, or a date and time such as \"2021-07-31 23:00\"");
    }

    Optional<ZoneId> zone(String name) {
        var text = text(name, "\"UTC\"");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(text.get()));
        } catch (DateTimeException unknown) {
            var known = ZoneId.getAvailableZoneIds().stream().sorted().toList();
            out.add(Diagnostic.error(
                            Code.T103,
                            span(name),
                            "there is no time zone \"" + text.get() + "\"" + Suggestion.hint(text.get(), known))
                    .note("known", "names of the IANA time zone database, \"UTC\", and offsets such as \"+01:00\""));
            return Optional.empty();
        }
    }

    /// Reports what belongs to another way of saying when rows are.
    void without(List<String> names, String reason) {
        for (var name : names) {
            if (has(name)) {
                conflict(span(name), name + " does not go with " + reason, "leave out " + name);
            }
        }
    }
}
