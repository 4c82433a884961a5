package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.TimeGrid;

/// Checks `evaluate winter { split: test policies: [gradmap, no_control] require gradmap.cost <=
/// no_control.cost }`.
final class EvaluationChecker {
    private static final List<String> KNOWN = List.of("split", "policies", "days", "stress");
    /// Policies that every problem has without training.
    static final List<String> REFERENCES = List.of("no_control", "perfect_information");
    private static final List<String> VIOLATIONS =
            List.of("violation_mean", "violation_max", "violation_rate", "violation_p95");

    private final ProblemContext context;
    private final Units units;
    private final Optional<TimeGrid> time;
    private final List<String> experiments;
    private final Policies rules;
    private final List<String> followed;
    private final Map<String, Dimension> constraints;
    private final Diagnostics out;

    /// @param followed the rules that some population follows
    /// @param constraints dimension of what each constraint bounds
    EvaluationChecker(
            ProblemContext context,
            List<String> experiments,
            List<String> followed,
            Map<String, Dimension> constraints) {
        this.context = context;
        this.units = context.units();
        this.time = context.time();
        this.experiments = List.copyOf(experiments);
        this.rules = context.policies();
        this.followed = List.copyOf(followed);
        this.constraints = constraints;
        this.out = context.out();
    }

    Optional<ProblemModel.EvaluationModel> check(
            Item.Evaluate item, org.gridlang.language.check.expression.Callables callables) {
        int before = out.errors();
        var entries =
                new Entries("evaluation " + item.name().text(), item.name().span(), item.entries(), KNOWN, units, out);
        var split = entries.need("split", "test").flatMap(this::split);
        var policies = entries.need("policies", "[gradmap, no_control]")
                .map(this::policies)
                .orElse(List.of());
        var days = entries.find("days").flatMap(each -> entries.whole(each, "days", 1, 100_000));
        split.ifPresent(each -> enoughDays(entries, days, each));
        var stresses = entries.find("stress")
                .map(each -> new StressChecker(context).check(each))
                .orElse(List.of());
        var requirements = new ArrayList<ProblemModel.Requirement>();
        for (var written : item.requirements()) {
            new Expressions(units, new Metrics(policies), callables, out)
                    .condition(written)
                    .ifPresent(each -> requirements.add(new ProblemModel.Requirement(written.span(), each)));
        }
        if (out.errors() > before || split.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProblemModel.EvaluationModel(
                item.span(), item.name().text(), split.get(), policies, days, stresses, requirements));
    }

    private Optional<Evaluation.Split> split(Expression written) {
        var word = written instanceof Expression.Name name ? name.text() : "";
        switch (word) {
            case "train" -> {
                return Optional.of(Evaluation.Split.TRAIN);
            }
            case "validate" -> {
                return Optional.of(Evaluation.Split.VALIDATE);
            }
            case "test" -> {
                return Optional.of(Evaluation.Split.TEST);
            }
            default -> {
                out.add(Diagnostic.error(
                        Code.X101,
                        written.span(),
                        "split is one of train, validate, test"
                                + Suggestion.hint(word, List.of("train", "validate", "test"))));
                return Optional.empty();
            }
        }
    }

    private void enoughDays(Entries entries, Optional<Integer> days, Evaluation.Split split) {
        if (time.isEmpty() || days.isEmpty()) {
            return;
        }
        int there = switch (split) {
            case TRAIN -> time.get().train().days();
            case VALIDATE -> time.get().validate().days();
            case TEST -> time.get().test().days();
        };
        if (days.get() > there) {
            out.add(Diagnostic.error(
                    Code.X105,
                    entries.find("days").orElseThrow().span(),
                    "this evaluation needs " + days.get() + " days, but the split has " + there));
        }
    }

    private List<String> policies(Expression written) {
        if (!(written instanceof Expression.Listing(var span, var elements)) || elements.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.N110, written.span(), "policies is a list of names, for example [gradmap, no_control]"));
            return List.of();
        }
        var known = new ArrayList<>(experiments);
        known.addAll(rules.known());
        known.addAll(REFERENCES);
        var policies = new ArrayList<String>();
        for (var element : elements) {
            var word = element instanceof Expression.Name name
                    ? name.text()
                    : element.span().text();
            if (!known.contains(word)) {
                var fault = Diagnostic.error(
                                Code.X103,
                                element.span(),
                                "nothing trains a policy \"" + word + "\"" + Suggestion.hint(word, known))
                        .note("known", String.join(", ", known));
                out.add(Suggestion.nearest(word, known)
                        .map(each -> fault.fix("write " + each, new Diagnostic.Edit(element.span(), each)))
                        .orElse(fault));
            } else if (rules.isRule(word) && !followed.contains(word)) {
                reportUnfollowed(word, element.span());
            } else if (policies.contains(word)) {
                out.add(Diagnostic.error(Code.N108, element.span(), "the policy " + word + " is listed twice"));
            }
            // A misspelt one counts as listed, so that requirements that use it stay silent.
            policies.add(word);
        }
        return policies;
    }

    private void reportUnfollowed(String rule, Span at) {
        var devices = rules.devices(rule);
        var names = devices.stream().map(DeviceModel::name).toList();
        out.add(Diagnostic.error(
                        Code.X108,
                        at,
                        "nobody follows the rule " + rule + ": no population is of " + String.join(" or ", names))
                .also(devices.getFirst().span().firstLine(), "the rule is for this device")
                .note("why", "where no agent follows it, a rule is the same as no_control"));
    }

    /// `POLICY.cost`, `POLICY.CONSTRAINT.violation_mean`.
    private final class Metrics implements Names {
        private final List<String> policies;

        Metrics(List<String> policies) {
            this.policies = policies;
        }

        @Override
        public Optional<Meaning> find(Path path) {
            if (path.length() < 2 || path.length() > 3) {
                return Optional.empty();
            }
            if (policies.isEmpty()) {
                // That there is no list has been reported.
                return Optional.of(Meaning.FAULT);
            }
            var policy = path.part(0);
            if (!policies.contains(policy)) {
                return Optional.of(notEvaluated(path));
            }
            if (path.length() == 2) {
                return path.part(1).equals("cost")
                        ? Optional.of(metric(path, units.dimension("Money")))
                        : Optional.of(unknown(path));
            }
            var dimension = constraints.get(path.part(1));
            if (dimension == null || !VIOLATIONS.contains(path.part(2))) {
                return Optional.of(unknown(path));
            }
            return Optional.of(metric(path, path.part(2).equals("violation_rate") ? Dimension.NONE : dimension));
        }

        private Meaning metric(Path path, Dimension dimension) {
            var name = path.text().substring(path.part(0).length() + 1);
            return new Meaning.Quantity(
                    new Term.Reference(path.span(), dimension, new Symbol.Metric(path.part(0), name)));
        }

        private Meaning notEvaluated(Path path) {
            var policy = path.root();
            var trained = experiments.contains(policy.text())
                    || rules.isRule(policy.text())
                    || REFERENCES.contains(policy.text());
            out.add(Diagnostic.error(
                            Code.X103,
                            policy.span(),
                            trained
                                    ? "the policy " + policy.text() + " is not among those that are evaluated here"
                                    : "there is no policy \"" + policy.text() + "\""
                                            + Suggestion.hint(policy.text(), policies))
                    .note("evaluated", String.join(", ", policies)));
            return Meaning.FAULT;
        }

        private Meaning unknown(Path path) {
            var known = metrics();
            var name = path.text().substring(path.part(0).length() + 1);
            var at = path.parts().get(1).span().to(path.parts().getLast().span());
            var fault = Diagnostic.error(
                            Code.X104, at, "there is no metric \"" + name + "\"" + Suggestion.hint(name, known))
                    .note("known", String.join(", ", known));
            out.add(Suggestion.nearest(name, known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(at, each)))
                    .orElse(fault));
            return Meaning.FAULT;
        }

        private List<String> metrics() {
            var known = new ArrayList<String>();
            known.add("cost");
            for (var constraint : constraints.keySet()) {
                VIOLATIONS.forEach(each -> known.add(constraint + "." + each));
            }
            return known;
        }

        @Override
        public Collection<String> visible() {
            var names = new ArrayList<String>();
            for (var policy : policies) {
                metrics().forEach(each -> names.add(policy + "." + each));
            }
            return names;
        }
    }
}
