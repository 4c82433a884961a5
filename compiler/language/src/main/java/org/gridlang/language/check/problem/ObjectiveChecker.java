package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Domains;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;

/// Checks `minimize sum(agent.cost for agent in agents) + price * net.source.p * dt`.
final class ObjectiveChecker {
    private final ProblemContext context;
    private final Diagnostics out;

    ObjectiveChecker(ProblemContext context) {
        this.context = context;
        this.out = context.out();
    }

    /// @param weights of the agents' money, by population; those that do not count are absent
    /// @param network the rest, money per step
    record Objective(Map<String, Double> weights, Term network) {
        Objective {
            weights = Map.copyOf(weights);
        }

        /// The populations with their weights.
        List<ProblemModel.Population> weighted(List<ProblemModel.Population> populations) {
            return populations.stream()
                    .map(each -> each.weighted(weights.getOrDefault(each.name(), 0.0)))
                    .toList();
        }
    }

    Optional<Objective> check(Item.Objective item) {
        int before = out.errors();
        var summands = new ArrayList<Expression>();
        collect(item.value(), summands);
        var money = context.units().dimension("Money");
        var sums = new AgentSums(context);
        var names = context.sets().over(new ObjectiveNames());
        Term total = new Term.Constant(item.value().span(), money, 0);
        boolean first = true;
        for (var summand : summands) {
            if (sums.take(summand, item.maximize())) {
                continue;
            }
            var term = new Expressions(context.units(), names, context.callables(), out)
                    .term(
                            summand,
                            money,
                            Purpose.of("this part of the objective", "an objective is money per step")
                                    .because("it is summed over steps, so that a rate must be multiplied by dt"));
            if (term.isPresent()) {
                total = first
                        ? term.get()
                        : new Term.Apply(
                                total.span().to(term.get().span()),
                                money,
                                Term.Operation.ADD,
                                List.of(total, term.get()));
                first = false;
            }
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        var network =
                item.maximize() ? new Term.Apply(total.span(), money, Term.Operation.NEGATE, List.of(total)) : total;
        checkDomains(network);
        return Optional.of(new Objective(sums.weights(), network));
    }

    /// The summands of an expression; a difference stays one, unless the sum over agents stands on its left.
    private static void collect(Expression written, List<Expression> summands) {
        if (written instanceof Expression.Binary binary && binary.operator() == Expression.BinaryOperator.ADD) {
            collect(binary.left(), summands);
            collect(binary.right(), summands);
        } else if (written instanceof Expression.Binary binary
                && binary.operator() == Expression.BinaryOperator.SUBTRACT) {
            collect(binary.left(), summands);
            summands.add(new Expression.Unary(binary.right().span(), Expression.UnaryOperator.NEGATE, binary.right()));
        } else {
            summands.add(written);
        }
    }

    private void checkDomains(Term term) {
        var intervals = new Intervals(symbol -> symbol instanceof Symbol.StepLength
                ? Interval.of(context.time().map(each -> each.stepSeconds()).orElse(1.0))
                : Interval.ALL);
        new Domains(intervals, context.units(), out).check(term);
    }

    /// Series, the step and what is measured at the source.
    private final class ObjectiveNames implements Names {
        @Override
        public Optional<Meaning> find(Path path) {
            var feeder = context.feederName();
            if (path.text().equals("dt")) {
                return quantity(path, "Time", new Symbol.StepLength());
            }
            if (path.text().equals(feeder + ".source.p")) {
                return quantity(path, "Power", new Symbol.Network(Symbol.Quantity.SOURCE_ACTIVE));
            }
            if (path.text().equals(feeder + ".source.q")) {
                return quantity(path, "ReactivePower", new Symbol.Network(Symbol.Quantity.SOURCE_REACTIVE));
            }
            if (path.text().equals(feeder + ".losses")) {
                return quantity(path, "Power", new Symbol.Network(Symbol.Quantity.LOSSES));
            }
            return context.series().reference(path);
        }

        private Optional<Meaning> quantity(Path path, String dimension, Symbol symbol) {
            return Optional.of(new Meaning.Quantity(
                    new Term.Reference(path.span(), context.units().dimension(dimension), symbol)));
        }

        @Override
        public Collection<String> visible() {
            var names = new ArrayList<>(context.series().names());
            names.add("dt");
            names.add(context.feederName() + ".source.p");
            names.add(context.feederName() + ".source.q");
            names.add(context.feederName() + ".losses");
            return names;
        }

        @Override
        public boolean knowsStep() {
            return true;
        }

        @Override
        public Optional<Span> declaration(Symbol symbol) {
            return symbol instanceof Symbol.Series series
                    ? context.series()
                            .declaration(series.name())
                            .map(each -> each.dimension().span())
                    : Optional.empty();
        }
    }
}
