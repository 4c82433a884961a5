package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.problem.Stress;
import org.gridlang.runtime.problem.Stress.Hours;

/// Checks `stress: [shift(outdoor, by: -8 K), scale(price, by: 3, from: 17 h, until: 20 h), open(tie)]`.
final class StressChecker {
    private static final List<String> KINDS = List.of("shift", "scale", "open", "close", "regulators");
    private static final List<String> CHANGES = List.of("by", "from", "until");
    private static final String LOADS = "loads";
    private static final double MOST_TIMES = 100;
    private static final double DAY = 86_400;

    private final ProblemContext context;
    private final Units units;
    private final Diagnostics out;
    private final OptionReader options;
    /// Lines and switches as they stand after the stresses read so far.
    private final Map<String, Line> lines = new LinkedHashMap<>();

    StressChecker(ProblemContext context) {
        this.context = context;
        this.units = context.units();
        this.out = context.out();
        this.options = new OptionReader(units, out);
    }

    /// The stresses that are sound; reports all that is wrong.
    List<ProblemModel.AppliedStress> check(Expression written) {
        if (!(written instanceof Expression.Listing(var span, var elements)) || elements.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.N110, written.span(), "stress is a list, for example [scale(loads, by: 120 %)]"));
            return List.of();
        }
        network().lines().forEach(line -> lines.put(line.name(), line));
        var stresses = new ArrayList<ProblemModel.AppliedStress>();
        for (var element : elements) {
            options.call(element, "stress", KINDS)
                    .flatMap(this::stress)
                    .ifPresent(each -> stresses.add(new ProblemModel.AppliedStress(element.span(), each)));
        }
        reportUnfed(span);
        return stresses;
    }

    private NetworkModel network() {
        return context.feeder().network();
    }

    private Optional<Stress> stress(Expression.Call call) {
        return switch (((Expression.Name) call.callee()).text()) {
            case "shift" -> shift(call);
            case "scale" -> scale(call);
            case "open" -> contact(call, false);
            case "close" -> contact(call, true);
            default -> regulators(call);
        };
    }

    private Optional<Stress> shift(Expression.Call call) {
        var series = subject(call, "series", "shift(outdoor, by: -8 K)");
        if (series.isEmpty() || !isSeries(series.get(), List.of())) {
            return Optional.empty();
        }
        var entries = Entries.of(settings(call), CHANGES, units, out);
        var dimension = context.series().dimension(series.get().text());
        var by = entries.need("by", "-8 K")
                .flatMap(each -> dimension.flatMap(needed -> entries.constant(each, "by", needed.difference())));
        var hours = hours(entries);
        return by.isPresent() && hours.isPresent()
                ? Optional.of(new Stress.Shift(series.get().text(), by.get(), hours.get()))
                : Optional.empty();
    }

    private Optional<Stress> scale(Expression.Call call) {
        var subject = subject(call, "series, or loads", "scale(loads, by: 120 %)");
        if (subject.isEmpty() || !isSeries(subject.get(), List.of(LOADS))) {
            return Optional.empty();
        }
        var entries = Entries.of(settings(call), CHANGES, units, out);
        var by = entries.need("by", "120 %").flatMap(each -> entries.number(each, "by", 0, MOST_TIMES));
        var hours = hours(entries);
        if (by.isEmpty() || hours.isEmpty()) {
            return Optional.empty();
        }
        var name = subject.get().text();
        return Optional.of(
                name.equals(LOADS) && context.series().declaration(LOADS).isEmpty()
                        ? new Stress.ScaleLoads(by.get(), hours.get())
                        : new Stress.Scale(name, by.get(), hours.get()));
    }

    private Optional<Stress> contact(Expression.Call call, boolean close) {
        String verb = close ? "close" : "open";
        var name = subject(call, "line or switch", verb + "(tie)");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Entries.of(settings(call), List.of(), units, out);
        var line = lines.get(name.get().text());
        if (line == null) {
            var known = List.copyOf(lines.keySet());
            report(
                    Code.X121,
                    name.get(),
                    "feeder " + network().name() + " has no line or switch \""
                            + name.get().text() + "\"",
                    known);
            return Optional.empty();
        }
        if (line.closed() == close) {
            out.add(Diagnostic.error(
                            Code.X122,
                            name.get().span(),
                            line.name() + " is " + (close ? "closed" : "open") + " already")
                    .note("why", "a stress that changes nothing would be taken for one that was survived"));
            return Optional.empty();
        }
        lines.put(line.name(), line.withClosed(close));
        return Optional.of(new Stress.Switch(line.name(), close));
    }

    private Optional<Stress> regulators(Expression.Call call) {
        var what = subject(call, "word", "regulators(active)");
        if (what.isEmpty()) {
            return Optional.empty();
        }
        Entries.of(settings(call), List.of(), units, out);
        if (!what.get().text().equals("active")) {
            report(Code.X101, what.get(), "regulators under stress are active", List.of("active"));
            return Optional.empty();
        }
        if (network().regulators().isEmpty() && network().capacitorControls().isEmpty()) {
            out.add(Diagnostic.error(
                            Code.X122, what.get().span(), "feeder " + network().name() + " has nothing that regulates")
                    .note("why", "a stress that changes nothing would be taken for one that was survived"));
            return Optional.empty();
        }
        return Optional.of(new Stress.Regulators());
    }

    /// What a stress is about: its one argument without a name. An element of a feeder may stand in quotes.
    private Optional<Subject> subject(Expression.Call call, String what, String example) {
        var unnamed =
                call.arguments().stream().filter(each -> each.name().isEmpty()).toList();
        if (unnamed.size() == 1) {
            var value = unnamed.getFirst().value();
            if (value instanceof Expression.Name(var span, String text)) {
                return Optional.of(new Subject(span, text));
            }
            if (value instanceof Expression.Text(var span, String text)) {
                return Optional.of(new Subject(span, text));
            }
        }
        var at = unnamed.size() == 1
                ? unnamed.getFirst().span()
                : unnamed.isEmpty() ? call.span() : unnamed.get(1).span();
        out.add(Diagnostic.error(
                Code.X120, at, "this stress needs the name of one " + what + ", for example " + example));
        return Optional.empty();
    }

    private record Subject(Span span, String text) {}

    /// The call without its subject.
    private static Expression.Call settings(Expression.Call call) {
        return new Expression.Call(
                call.span(),
                call.callee(),
                call.arguments().stream()
                        .filter(each -> each.name().isPresent())
                        .toList());
    }

    private boolean isSeries(Subject subject, List<String> besides) {
        var known = new ArrayList<>(context.series().names());
        known.addAll(besides);
        if (known.contains(subject.text())) {
            return true;
        }
        report(Code.X120, subject, "this problem has no series \"" + subject.text() + "\"", known);
        return false;
    }

    private void report(Code code, Subject subject, String headline, List<String> known) {
        var fault = Diagnostic.error(code, subject.span(), headline + Suggestion.hint(subject.text(), known))
                .note(
                        "known",
                        known.isEmpty() ? "none" : String.join(", ", known.size() > 12 ? known.subList(0, 12) : known));
        out.add(Suggestion.nearest(subject.text(), known)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(subject.span(), each)))
                .orElse(fault));
    }

    /// The part of the day that is meant.
    private Optional<Hours> hours(Entries entries) {
        var time = units.dimension("Time");
        var from = entries.find("from");
        var until = entries.find("until");
        var first = from.isEmpty() ? Optional.of(0.0) : entries.constant(from.get(), "from", time);
        var last = until.isEmpty() ? Optional.of(DAY) : entries.constant(until.get(), "until", time);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (first.get() < 0 || last.get() > DAY || first.get() >= last.get()) {
            out.add(Diagnostic.error(
                            Code.X123,
                            until.or(() -> from).orElseThrow().span(),
                            "the hours of a stress go from 0 h to 24 h, and begin before they end")
                    .note("instead", "for a night write two stresses, one until: 24 h and one from: 0 h"));
            return Optional.empty();
        }
        return Optional.of(new Hours(first.get(), last.get()));
    }

    /// Buses without supply on some phase, which the power flow leaves out.
    private static List<String> unfed(NetworkModel network) {
        return PowerFlowModel.of(network).unfed().stream()
                .flatMap(part -> part.buses().stream())
                .distinct()
                .toList();
    }

    /// The first few buses.
    private static String places(List<String> buses) {
        int shown = Math.min(buses.size(), 6);
        String text = String.join(", ", buses.subList(0, shown));
        return "bus " + text + (shown < buses.size() ? " and " + (buses.size() - shown) + " more" : "");
    }

    /// A part of the feeder without supply has no voltages to judge.
    private void reportUnfed(Span at) {
        boolean opened = network().lines().stream()
                .anyMatch(line ->
                        line.closed() && !lines.getOrDefault(line.name(), line).closed());
        if (!opened) {
            return;
        }
        var before = unfed(network());
        var unfed = unfed(network().withLines(List.copyOf(lines.values()))).stream()
                .filter(each -> !before.contains(each))
                .toList();
        if (!unfed.isEmpty()) {
            out.add(Diagnostic.error(Code.X124, at, "with these switches a part of the feeder has no supply")
                    .note("without", places(unfed))
                    .note("instead", "close another way to it, as the operator would: close(tie)"));
        }
    }
}
