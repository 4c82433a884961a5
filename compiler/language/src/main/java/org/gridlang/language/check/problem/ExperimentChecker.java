package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;

/// Checks `train gradmap { algorithm: gradmap(epochs: 10) ... }`.
final class ExperimentChecker {
    private static final List<String> KNOWN =
            List.of("algorithm", "policy", "batch", "budget", "passes", "constraints", "duals");
    private static final double DAY = 86_400;
    private static final int DEFAULT_BATCH = 16;
    private static final int MOST_PASSES = 10_000_000;

    private final Units units;
    private final Optional<TimeGrid> time;
    private final Diagnostics out;

    ExperimentChecker(Units units, Optional<TimeGrid> time, Diagnostics out) {
        this.units = units;
        this.time = time;
        this.out = out;
    }

    Optional<Experiment> check(Item.Train item) {
        if (EvaluationChecker.REFERENCES.contains(item.name().text())) {
            out.add(Diagnostic.error(
                    Code.N106,
                    item.name().span(),
                    "\"" + item.name().text() + "\" is a reference to compare with and cannot be trained"));
        }
        var entries =
                new Entries("experiment " + item.name().text(), item.name().span(), item.entries(), KNOWN, units, out);
        var algorithm = entries.need("algorithm", "gradmap(epochs: 10)").flatMap(this::algorithm);
        var hidden = entries.need("policy", "mlp(hidden: [64, 64])").flatMap(this::policy);
        var batch = batch(entries);
        var passes = entries.find("passes").flatMap(each -> entries.whole(each, "passes", 1, MOST_PASSES));
        var budget = budget(entries);
        var constraints = constraints(entries);
        var duals = duals(entries);
        if (entries.find("budget").isEmpty() && entries.find("passes").isEmpty()) {
            out.add(Diagnostic.error(
                    Code.X106,
                    item.name().span(),
                    "experiment " + item.name().text()
                            + " has no end: it needs a budget, for example budget: 3 min, or passes"));
            return Optional.empty();
        }
        if (algorithm.isEmpty()
                || hidden.isEmpty()
                || batch.isEmpty()
                || budget.isEmpty()
                || constraints.isEmpty()
                || duals.isEmpty()
                || passes.isPresent() != entries.find("passes").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Experiment(
                item.name().text(),
                algorithm.get(),
                hidden.get(),
                batch.get(),
                budget.get(),
                passes.map(OptionalInt::of).orElse(OptionalInt.empty()),
                constraints.get(),
                duals.get()));
    }

    /// The call that a setting is; reports anything else.
    private Optional<Expression.Call> call(Expression written, String what, List<String> known) {
        if (written instanceof Expression.Name name) {
            written = new Expression.Call(written.span(), name, List.of());
        }
        if (written instanceof Expression.Call call && call.callee() instanceof Expression.Name name) {
            if (known.contains(name.text())) {
                return Optional.of(call);
            }
            var fault = Diagnostic.error(
                            Code.X101,
                            name.span(),
                            "there is no " + what + " \"" + name.text() + "\"" + Suggestion.hint(name.text(), known))
                    .note("known", String.join(", ", known));
            out.add(Suggestion.nearest(name.text(), known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                    .orElse(fault));
            return Optional.empty();
        }
        out.add(Diagnostic.error(Code.X101, written.span(), "the " + what + " is one of " + String.join(", ", known)));
        return Optional.empty();
    }

    private Optional<Experiment.Algorithm> algorithm(Expression written) {
        return call(written, "algorithm", List.of("gradmap", "ssl")).flatMap(call -> {
            boolean gradMap = ((Expression.Name) call.callee()).text().equals("gradmap");
            return gradMap ? gradMap(call) : ssl(call);
        });
    }

    private Optional<Experiment.Algorithm> gradMap(Expression.Call call) {
        var entries = Entries.of(call, List.of("epochs", "radius", "minibatches", "rate"), units, out);
        var epochs = entries.whole("epochs", 1, 1000, 8);
        var minibatches = entries.whole("minibatches", 1, 4096, 8);
        var rate = entries.number("rate", 1e-8, 1, 6e-3);
        var radius = radius(entries);
        if (epochs.isEmpty() || minibatches.isEmpty() || rate.isEmpty() || radius.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Experiment.Algorithm.GradMap(
                epochs.get(), radius.get()[0], radius.get()[1], minibatches.get(), rate.get()));
    }

    /// From the first pass to the last; one number holds it.
    private Optional<double[]> radius(Entries entries) {
        var written = entries.find("radius");
        if (written.isEmpty()) {
            return Optional.of(new double[] {0.3, 0.03});
        }
        var first = written.get() instanceof Expression.Range range ? range.low() : written.get();
        var last = written.get() instanceof Expression.Range range ? range.high() : written.get();
        var start = entries.number(first, "radius", 1e-6, 2);
        var end = entries.number(last, "radius", 1e-6, 2);
        return start.isPresent() && end.isPresent()
                ? Optional.of(new double[] {start.get(), end.get()})
                : Optional.empty();
    }

    private Optional<Experiment.Algorithm> ssl(Expression.Call call) {
        return Entries.of(call, List.of("rate"), units, out)
                .number("rate", 1e-8, 1, 1e-2)
                .map(Experiment.Algorithm.Ssl::new);
    }

    private Optional<List<Integer>> policy(Expression written) {
        return call(written, "policy network", List.of("mlp")).flatMap(call -> {
            var entries = Entries.of(call, List.of("hidden", "activation"), units, out);
            entries.find("activation").ifPresent(each -> call(each, "activation", List.of("tanh")));
            var hidden = entries.find("hidden");
            if (hidden.isEmpty()) {
                return Optional.of(List.of(64, 64));
            }
            if (!(hidden.get() instanceof Expression.Listing(var span, var elements))
                    || elements.isEmpty()
                    || elements.size() > 8) {
                out.add(Diagnostic.error(
                        Code.X102,
                        hidden.get().span(),
                        "hidden is a list of one to eight widths, for example [64, 64]"));
                return Optional.empty();
            }
            var widths = new ArrayList<Integer>();
            for (var element : elements) {
                entries.whole(element, "hidden", 1, 1024).ifPresent(widths::add);
            }
            return widths.size() == elements.size() ? Optional.of(List.copyOf(widths)) : Optional.empty();
        });
    }

    private Optional<Integer> batch(Entries entries) {
        var written = entries.find("batch");
        if (written.isEmpty()) {
            int days = time.map(each -> Math.min(DEFAULT_BATCH, each.train().days()))
                    .orElse(DEFAULT_BATCH);
            return Optional.of(days);
        }
        var seconds = entries.constant(written.get(), "batch", units.dimension("Time"));
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        double days = seconds.get() / DAY;
        if (days < 1 || days != Math.rint(days)) {
            out.add(Diagnostic.error(
                    Code.X102, written.get().span(), "a batch is a whole number of days, for example 16 days"));
            return Optional.empty();
        }
        if (time.isPresent() && days > time.get().train().days()) {
            out.add(Diagnostic.error(
                    Code.X105,
                    written.get().span(),
                    "a batch of " + (int) days + " days needs more than the "
                            + time.get().train().days() + " days to train on"));
            return Optional.empty();
        }
        return Optional.of((int) days);
    }

    private Optional<Double> budget(Entries entries) {
        var written = entries.find("budget");
        if (written.isEmpty()) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        var seconds = entries.constant(written.get(), "budget", units.dimension("Time"));
        if (seconds.isPresent() && seconds.get() <= 0) {
            out.add(Diagnostic.error(Code.X102, written.get().span(), "a budget is a positive time"));
            return Optional.empty();
        }
        return seconds;
    }

    private Optional<Boolean> constraints(Entries entries) {
        var written = entries.find("constraints");
        if (written.isEmpty()) {
            return Optional.of(true);
        }
        return call(written.get(), "choice for constraints", List.of("on", "off"))
                .map(each -> ((Expression.Name) each.callee()).text().equals("on"));
    }

    private Optional<Experiment.Duals> duals(Entries entries) {
        var written = entries.find("duals");
        if (written.isEmpty()) {
            return Optional.of(new Experiment.Duals(1, 3));
        }
        return call(written.get(), "dual update", List.of("ascent")).flatMap(call -> {
            var arguments = Entries.of(call, List.of("rate", "penalty"), units, out);
            var rate = arguments.number("rate", 0, 1e6, 1);
            var penalty = arguments.number("penalty", 0, 1e9, 3);
            return rate.isPresent() && penalty.isPresent()
                    ? Optional.of(new Experiment.Duals(rate.get(), penalty.get()))
                    : Optional.empty();
        });
    }
}
