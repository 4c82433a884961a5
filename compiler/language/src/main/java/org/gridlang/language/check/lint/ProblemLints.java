package org.gridlang.language.check.lint;

import java.util.HashSet;
import java.util.Optional;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;

/// What is doubtful in a problem as a whole.
final class ProblemLints {
    /// Outside of these, per unit, protection has long disconnected what there is.
    private static final double LOWEST_VOLTAGE = 0.7;

    private static final double HIGHEST_VOLTAGE = 1.3;

    private final SourceText file;
    private final ProblemModel problem;
    private final Units units;
    private final Diagnostics out;

    ProblemLints(SourceText file, ProblemModel problem, Units units, Diagnostics out) {
        this.file = file;
        this.problem = problem;
        this.units = units;
        this.out = out;
    }

    void check() {
        agentsWithoutCost();
        experimentsWithoutEvaluation();
        evaluationsWithoutRequirement();
        constraintsThatNobodyHeeds();
        voltageBandsThatNeverBind();
        problem.series().forEach(each -> Prices.check(each.value(), file, units, out));
        for (var population : problem.populations()) {
            for (var parameter : population.parameters()) {
                if (parameter instanceof ProblemModel.Parameter.Given given) {
                    Prices.check(given.value(), file, units, out);
                }
            }
        }
    }

    /// What an agent does shows in the objective by its own costs or by the power at the source.
    private void agentsWithoutCost() {
        boolean network = Terms.references(problem.networkCost()).stream()
                .anyMatch(each -> each.symbol() instanceof Symbol.Network);
        for (var population : problem.populations()) {
            DeviceModel device = problem.devices().get(population.device());
            boolean own = population.costWeight() != 0
                    && !(device.costs().isEmpty() && device.terminalCosts().isEmpty());
            if (!network && !own) {
                out.add(Diagnostic.warning(
                                Code.W104, head(population.span()), "what " + population.name() + " do costs nothing")
                        .note("found", device.name() + " has no cost, and the objective no net.source.p")
                        .note("why", "training lowers the objective, on which these agents have no bearing"));
            }
        }
    }

    private void experimentsWithoutEvaluation() {
        if (problem.evaluations().isEmpty()) {
            return;
        }
        var evaluated = new HashSet<String>();
        problem.evaluations().forEach(each -> evaluated.addAll(each.policies()));
        for (Experiment each : problem.experiments()) {
            if (!evaluated.contains(each.name())) {
                out.add(Diagnostic.warning(
                                Code.W106,
                                place("train " + each.name()),
                                "no evaluation has " + each.name() + " among its policies")
                        .note("why", "a policy is judged on days that it was not trained on"));
            }
        }
    }

    private void evaluationsWithoutRequirement() {
        for (var each : problem.evaluations()) {
            if (each.requirements().isEmpty()) {
                out.add(Diagnostic.warning(
                                Code.W107, head(each.span()), "the evaluation " + each.name() + " requires nothing")
                        .note("help", "a require makes the command fail when results get worse"));
            }
        }
    }

    private void constraintsThatNobodyHeeds() {
        if (problem.experiments().isEmpty() || problem.experiments().stream().anyMatch(Experiment::constraints)) {
            return;
        }
        for (Constraint each : problem.constraints()) {
            out.add(Diagnostic.warning(
                            Code.W109,
                            place("constrain " + each.name()),
                            "no experiment heeds the constraint " + each.name())
                    .note("found", "constraints: off in each"));
        }
    }

    private void voltageBandsThatNeverBind() {
        for (Constraint each : problem.constraints()) {
            boolean never = each.quantity() == Constraint.Quantity.VOLTAGE_PU
                    && each.rows().stream()
                            .allMatch(row -> row.lower() < LOWEST_VOLTAGE && row.upper() > HIGHEST_VOLTAGE);
            if (never) {
                out.add(Diagnostic.warning(
                                Code.W111,
                                place("constrain " + each.name()),
                                "the band of " + each.name() + " is too wide ever to bind")
                        .note("usual", "0.95 pu to 1.05 pu, or 0.9 pu to 1.1 pu"));
            }
        }
    }

    /// Where the words of a declaration stand, which may be any number of blanks apart.
    private Span place(String words) {
        var matcher = java.util.regex.Pattern.compile("(?m)^\\s*" + words.replace(" ", "\\s+") + "\\b")
                .matcher(file.text());
        return Optional.of(matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> new Span(file, found.end() - words.length() + words.indexOf(' ') + 1, found.end()))
                .orElse(new Span(file, 0, 0));
    }

    /// The first line of a block.
    private static Span head(Span span) {
        int end = span.source().text().indexOf('\n', span.start());
        return end < 0 || end > span.end() ? span : new Span(span.source(), span.start(), end);
    }
}
