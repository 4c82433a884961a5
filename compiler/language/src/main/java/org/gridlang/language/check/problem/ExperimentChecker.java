package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ExperimentOptions;
import org.gridlang.language.model.OptionTable;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;

/// Checks `train gradmap { algorithm: gradmap(epochs: 10) ... }`.
final class ExperimentChecker {
    private static final List<String> KNOWN =
            List.of("algorithm", "policy", "batch", "budget", "passes", "constraints", "duals", "selection", "trials");
    private static final double DAY = 86_400;
    private static final int DEFAULT_BATCH = 16;
    private static final int MOST_PASSES = 10_000_000;
    private static final int MOST_TRIALS = 1_000_000;

    private final Units units;
    private final Optional<TimeGrid> time;
    private final Diagnostics out;
    private final OptionReader options;

    ExperimentChecker(Units units, Optional<TimeGrid> time, Diagnostics out) {
        this.units = units;
        this.time = time;
        this.out = out;
        this.options = new OptionReader(units, out);
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
        var algorithm = entries.need("algorithm", "gradmap(epochs: 10)")
                .flatMap(each -> options.read(each, "algorithm", ExperimentOptions.ALGORITHMS));
        var hidden = entries.need("policy", "mlp(hidden: [64, 64])").flatMap(this::policy);
        var batch = batch(entries);
        var passes = entries.find("passes").flatMap(each -> entries.whole(each, "passes", 1, MOST_PASSES));
        var budget = budget(entries);
        var constraints = constraints(entries);
        var duals = chosen(entries, "duals", "dual update", ExperimentOptions.DUALS);
        var selection = chosen(entries, "selection", "selection", ExperimentOptions.SELECTIONS);
        var trials = entries.whole("trials", 0, MOST_TRIALS, 0);
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
                || selection.isEmpty()
                || trials.isEmpty()
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
                duals.get(),
                selection.get(),
                trials.get()));
    }

    private Optional<List<Integer>> policy(Expression written) {
        return options.call(written, "policy network", List.of("mlp")).flatMap(call -> {
            var entries = Entries.of(call, List.of("hidden", "activation"), units, out);
            entries.find("activation").ifPresent(each -> options.call(each, "activation", List.of("tanh")));
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
        return options.word(written.get(), "choice for constraints", List.of("on", "off"))
                .map("on"::equals);
    }

    /// What is chosen by an entry that may be left out; then it is the first table with its standard values.
    private <T> Optional<T> chosen(Entries entries, String key, String what, List<OptionTable<T>> tables) {
        var written = entries.find(key);
        return written.isEmpty()
                ? Optional.of(tables.getFirst().build(Map.of()))
                : options.read(written.get(), what, tables);
    }
}
