package org.gridlang.language.check.problem;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.TimeGrid;

/// Checks `time { step: 30 min ... }`.
final class TimeChecker {
    private static final double DAY = 86_400;
    private static final List<String> KNOWN = List.of("step", "horizon", "zone", "train", "validate", "test");

    private final Units units;
    private final Diagnostics out;

    TimeChecker(Units units, Diagnostics out) {
        this.units = units;
        this.out = out;
    }

    Optional<TimeGrid> check(Item.Time time) {
        var at = new Span(time.span().source(), time.span().start(), time.span().start() + "time".length());
        var entries = new Entries("the time block", at, time.entries(), KNOWN, units, out);
        var steps = steps(entries);
        var zone = entries.need("zone", "\"Europe/London\"").flatMap(this::zone);
        var train = range("train", entries);
        var validate = range("validate", entries);
        var test = range("test", entries);
        int before = out.errors();
        reportOverlap(train, validate);
        reportOverlap(train, test);
        reportOverlap(validate, test);
        if (steps.isEmpty()
                || zone.isEmpty()
                || train.isEmpty()
                || validate.isEmpty()
                || test.isEmpty()
                || out.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new TimeGrid(
                steps.get().seconds(),
                steps.get().count(),
                zone.get(),
                train.get().dates(),
                validate.get().dates(),
                test.get().dates()));
    }

    private record Steps(double seconds, int count) {}

    private Optional<Steps> steps(Entries entries) {
        var time = units.dimension("Time");
        var stepText = entries.need("step", "30 min");
        var horizonText = entries.need("horizon", "1 day");
        var step = stepText.flatMap(each -> entries.constant(each, "step", time));
        var horizon = horizonText.flatMap(each -> entries.constant(each, "horizon", time));
        boolean sensible = true;
        if (step.isPresent() && (step.get() < 1 || step.get() > DAY)) {
            sensible = false;
            out.add(Diagnostic.error(
                    Code.T108, stepText.get().span(), "a step lasts at least a second and at most a day"));
        }
        if (horizon.isPresent() && (horizon.get() <= 0 || horizon.get() > DAY)) {
            sensible = false;
            out.add(Diagnostic.error(Code.T108, horizonText.get().span(), "a horizon lasts at most a day")
                    .note("why", "each date is a scenario of its own, and decisions of different dates do not meet"));
        }
        if (step.isEmpty() || horizon.isEmpty() || !sensible) {
            return Optional.empty();
        }
        double count = horizon.get() / step.get();
        if (Math.abs(count - Math.rint(count)) > 1e-9 * count || Math.rint(count) < 1) {
            out.add(Diagnostic.error(Code.T101, stepText.get().span(), "the step does not divide the horizon")
                    .pointing(stepText.get().span().text())
                    .also(horizonText.get().span(), "is " + Measures.number(count) + " steps long"));
            return Optional.empty();
        }
        return Optional.of(new Steps(step.get(), (int) Math.rint(count)));
    }

    private Optional<ZoneId> zone(Expression written) {
        if (!(written instanceof Expression.Text text)) {
            out.add(Diagnostic.error(
                    Code.N110, written.span(), "zone is the name of a time zone, for example \"Europe/London\""));
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(text.value()));
        } catch (DateTimeException unknown) {
            out.add(Diagnostic.error(
                            Code.T103,
                            written.span(),
                            "there is no time zone \"" + text.value() + "\""
                                    + Suggestion.hint(
                                            text.value(),
                                            ZoneId.getAvailableZoneIds().stream()
                                                    .sorted()
                                                    .toList()))
                    .note("known", "names of the IANA time zone database, and \"UTC\""));
            return Optional.empty();
        }
    }

    /// A range of dates as it is written.
    private record Range(String name, Span span, TimeGrid.DateRange dates) {}

    private Optional<Range> range(String name, Entries entries) {
        var given = entries.need(name, "2025-01-01 .. 2025-08-31");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var written = given.get();
        if (!(written instanceof Expression.Range range)
                || !(range.low() instanceof Expression.Date first)
                || !(range.high() instanceof Expression.Date last)) {
            out.add(Diagnostic.error(
                    Code.N110, written.span(), name + " is a range of dates, for example 2025-01-01 .. 2025-08-31"));
            return Optional.empty();
        }
        if (last.value().isBefore(first.value())) {
            out.add(Diagnostic.error(Code.T105, written.span(), "the range " + name + " ends before it begins"));
            return Optional.empty();
        }
        return Optional.of(new Range(name, written.span(), new TimeGrid.DateRange(first.value(), last.value())));
    }

    /// Dates on which policies are trained tell nothing about how good they are.
    private void reportOverlap(Optional<Range> earlier, Optional<Range> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return;
        }
        var a = earlier.get().dates();
        var b = later.get().dates();
        if (a.last().isBefore(b.first()) || b.last().isBefore(a.first())) {
            return;
        }
        var from = a.first().isAfter(b.first()) ? a.first() : b.first();
        var to = a.last().isBefore(b.last()) ? a.last() : b.last();
        out.add(Diagnostic.error(
                        Code.T102,
                        later.get().span(),
                        earlier.get().name() + " and " + later.get().name() + " share the dates " + from + " .. " + to)
                .pointing(later.get().name())
                .also(earlier.get().span(), earlier.get().name())
                .note("why", "a policy must be judged on days that it was not trained or chosen on"));
    }
}
