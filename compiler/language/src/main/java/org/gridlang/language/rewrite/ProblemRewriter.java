package org.gridlang.language.rewrite;

import java.util.List;
import org.gridlang.language.ir.Formula;
import org.gridlang.language.ir.ProblemProgram;

/// Rewrites all formulas of a problem, and its devices.
public final class ProblemRewriter {
    private ProblemRewriter() {}

    public static ProblemProgram rewrite(ProblemProgram problem) {
        return new ProblemProgram(
                problem.origin(),
                problem.name(),
                problem.documentation(),
                problem.seed(),
                problem.time(),
                problem.network(),
                problem.regulation(),
                problem.data(),
                problem.columns().stream().map(ProblemRewriter::column).toList(),
                problem.unbound().stream().map(ProblemRewriter::generated).toList(),
                rewrite(problem.loadPower()),
                problem.devices().stream().map(Rewriter::rewrite).toList(),
                problem.populations().stream().map(ProblemRewriter::population).toList(),
                problem.constraints(),
                networkCost(problem.networkCost()),
                problem.experiments(),
                problem.evaluations());
    }

    /// The formula rewritten.
    public static Formula rewrite(Formula formula) {
        var rewritten = Rewriter.rewrite(formula.graph(), List.of(formula.root()));
        return new Formula(rewritten.graph(), rewritten.of(formula.root()));
    }

    private static ProblemProgram.Column column(ProblemProgram.Column column) {
        return switch (column) {
            case ProblemProgram.Column.Generated generated -> generated(generated);
            case ProblemProgram.Column.Derived derived -> derived;
        };
    }

    private static ProblemProgram.Column.Generated generated(ProblemProgram.Column.Generated series) {
        return new ProblemProgram.Column.Generated(
                series.origin(), series.name(), series.keys(), rewrite(series.formula()));
    }

    private static ProblemProgram.Population population(ProblemProgram.Population population) {
        return new ProblemProgram.Population(
                population.origin(),
                population.name(),
                population.count(),
                population.device(),
                population.candidates(),
                population.parameters().stream().map(ProblemRewriter::parameter).toList(),
                population.stateDraws().stream()
                        .map(draw -> new ProblemProgram.StateDraw(
                                draw.name(),
                                draw.slot(),
                                draw.distribution(),
                                draw.range().map(ProblemRewriter::range)))
                        .toList(),
                population.inputs(),
                population.costWeight());
    }

    private static ProblemProgram.Parameter parameter(ProblemProgram.Parameter parameter) {
        return switch (parameter) {
            case ProblemProgram.Parameter.Given given ->
                new ProblemProgram.Parameter.Given(given.name(), rewrite(given.value()));
            case ProblemProgram.Parameter.Drawn drawn ->
                new ProblemProgram.Parameter.Drawn(
                        drawn.name(), drawn.distribution(), drawn.range().map(ProblemRewriter::range));
        };
    }

    private static ProblemProgram.Range range(ProblemProgram.Range range) {
        return new ProblemProgram.Range(rewrite(range.low()), rewrite(range.high()));
    }

    private static ProblemProgram.NetworkCost networkCost(ProblemProgram.NetworkCost cost) {
        var rewritten = Rewriter.rewrite(cost.graph(), cost.roots());
        return new ProblemProgram.NetworkCost(
                rewritten.graph(),
                rewritten.of(cost.value()),
                rewritten.of(cost.perSourceActive()),
                rewritten.of(cost.perSourceReactive()),
                rewritten.of(cost.perLosses()));
    }
}
