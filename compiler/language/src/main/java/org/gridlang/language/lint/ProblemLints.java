package org.gridlang.language.lint;

import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;

/// What is doubtful in a problem as a whole.
final class ProblemLints {
    private final SourceText file;
    private final ProblemModel problem;
    private final Diagnostics out;

    ProblemLints(SourceText file, ProblemModel problem, Diagnostics out) {
        this.file = file;
        this.problem = problem;
        this.out = out;
    }

    void check() {
        agentsWithoutCost();
        experimentsWithoutEvaluation();
        evaluationsWithoutRequirement();
        constraintsThatNobodyHeeds();
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
                                Code.W104,
                                population.span().firstLine(),
                                "what " + population.name() + " do costs nothing")
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
                                Code.W107,
                                each.span().firstLine(),
                                "the evaluation " + each.name() + " requires nothing")
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

    /// Where the words of a declaration stand, which may be any number of blanks apart.
    private Span place(String words) {
        var matcher = Pattern.compile("(?m)^\\s*" + words.replace(" ", "\\s+") + "\\b")
                .matcher(file.text());
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> new Span(file, found.end() - words.length() + words.indexOf(' ') + 1, found.end()))
                .orElse(new Span(file, 0, 0));
    }
}
