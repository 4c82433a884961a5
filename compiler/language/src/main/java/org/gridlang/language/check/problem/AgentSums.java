package org.gridlang.language.check.problem;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;

/// The parts of an objective that are the agents' own money: `sum(agent.cost for agent in agents)`, `2 * sum(agent.cost
/// for agent in batteries)`.
final class AgentSums {
    private static final String EVERYBODY = "agents";

    private final ProblemContext context;
    private final Diagnostics out;
    private final List<String> populations;
    private final Map<String, Span> seen = new HashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();

    AgentSums(ProblemContext context) {
        this.context = context;
        this.out = context.out();
        this.populations = context.scope().file().items().stream()
                .filter(Item.Population.class::isInstance)
                .map(each -> ((Item.Population) each).name().text())
                .toList();
    }

    /// The weight of each population that counts.
    Map<String, Double> weights() {
        return weights;
    }

    /// A sum over agents with the factor before it.
    private record Part(Expression.Call call, Expression.Comprehension over, Optional<Expression> factor) {
        String set() {
            return Path.of(over.binder().set()).map(Path::text).orElse("");
        }
    }

    /// Takes a summand if it is about agents, right or wrong; leaves it if it is not.
    boolean take(Expression summand, boolean maximize) {
        var part = part(summand);
        if (part.isEmpty()) {
            return inside(summand).map(this::reportForm).isPresent();
        }
        var sum = part.get();
        // Each of them reports, so each is asked.
        boolean ofCosts = ofCosts(sum);
        boolean known = known(sum);
        boolean once = once(sum);
        if (maximize) {
            out.add(Diagnostic.error(Code.C106, sum.call().span(), "costs are minimised, not maximised")
                    .note("instead", "minimize, and give revenues a minus sign"));
            return true;
        }
        var weight = ofCosts && known && once ? weight(sum) : Optional.<Double>empty();
        weight.ifPresent(each -> {
            var counted = sum.set().equals(EVERYBODY) ? populations : List.of(sum.set());
            counted.forEach(name -> weights.merge(name, each, Double::sum));
        });
        return true;
    }

    /// `sum(...)`, `2 * sum(...)`, `sum(...) * 2`, `sum(...) / 2`.
    private Optional<Part> part(Expression written) {
        if (written instanceof Expression.Call call) {
            return over(call).map(each -> new Part(call, each, Optional.empty()));
        }
        if (!(written instanceof Expression.Binary binary)) {
            return Optional.empty();
        }
        boolean divides = binary.operator() == Expression.BinaryOperator.DIVIDE;
        if (!divides && binary.operator() != Expression.BinaryOperator.MULTIPLY) {
            return Optional.empty();
        }
        if (!divides
                && binary.right() instanceof Expression.Call call
                && over(call).isPresent()) {
            return over(call).map(each -> new Part(call, each, Optional.of(binary.left())));
        }
        if (binary.left() instanceof Expression.Call call && over(call).isPresent()) {
            var one = new Expression.Number(binary.right().span(), 1, Optional.empty());
            var factor = divides
                    ? new Expression.Binary(binary.right().span(), binary.operator(), one, binary.right())
                    : binary.right();
            return over(call).map(each -> new Part(call, each, Optional.of(factor)));
        }
        return Optional.empty();
    }

    /// What a sum ranges over, if that is agents: a name alone, where elements have a feeder before them.
    private static Optional<Expression.Comprehension> over(Expression.Call call) {
        return call.callee() instanceof Expression.Name name
                        && name.text().equals("sum")
                        && call.arguments().size() == 1
                        && call.arguments().getFirst().value() instanceof Expression.Comprehension over
                        && over.binder().set() instanceof Expression.Name
                ? Optional.of(over)
                : Optional.empty();
    }

    /// A sum over agents somewhere in an expression of another form.
    private static Optional<Expression.Call> inside(Expression written) {
        return switch (written) {
            case Expression.Call call when over(call).isPresent() -> Optional.of(call);
            case Expression.Call call ->
                call.arguments().stream()
                        .flatMap(each -> inside(each.value()).stream())
                        .findFirst();
            case Expression.Unary unary -> inside(unary.operand());
            case Expression.Binary binary -> inside(binary.left()).or(() -> inside(binary.right()));
            case Expression.Conditional conditional ->
                inside(conditional.then()).or(() -> inside(conditional.otherwise()));
            default -> Optional.empty();
        };
    }

    private boolean reportForm(Expression.Call call) {
        out.add(Diagnostic.error(
                        Code.C106, call.span(), "the costs of the agents enter the objective with a constant weight")
                .note("instead", "minimize 2 * sum(agent.cost for agent in agents) + ..."));
        return true;
    }

    private boolean ofCosts(Part sum) {
        var binder = sum.over().binder();
        var body = Path.of(sum.over().body()).map(Path::text).orElse("");
        if (body.equals(binder.name().text() + ".cost") && binder.condition().isEmpty()) {
            return true;
        }
        out.add(Diagnostic.error(
                        Code.C106,
                        sum.over().span(),
                        "over the agents the objective sums all their costs, and nothing else")
                .note("instead", "sum(agent.cost for agent in agents)"));
        return false;
    }

    private boolean known(Part sum) {
        if (sum.set().equals(EVERYBODY) || populations.contains(sum.set())) {
            return true;
        }
        var at = sum.over().binder().set().span();
        var all = new java.util.ArrayList<>(populations);
        all.add(EVERYBODY);
        var fault = Diagnostic.error(
                        Code.C106, at, "there is no population \"" + sum.set() + "\"" + Suggestion.hint(sum.set(), all))
                .note("known", String.join(", ", all));
        out.add(Suggestion.nearest(sum.set(), all)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(at, each)))
                .orElse(fault));
        return false;
    }

    private boolean once(Part sum) {
        var first = seen.putIfAbsent(sum.set(), sum.call().span());
        if (first == null) {
            return true;
        }
        var whose = sum.set().equals(EVERYBODY) ? "the agents" : sum.set();
        out.add(Diagnostic.error(Code.C106, sum.call().span(), "the costs of " + whose + " are summed twice")
                .also(first, "first summed here"));
        return false;
    }

    private Optional<Double> weight(Part sum) {
        if (sum.factor().isEmpty()) {
            return Optional.of(1.0);
        }
        var written = sum.factor().get();
        var constants = context.sets().over(Names.constants());
        var term = new Expressions(context.units(), constants, context.callables(), out)
                .term(
                        written,
                        Dimension.NONE,
                        Purpose.of("this weight", "the costs of agents are weighted by a plain number"));
        if (term.isEmpty()) {
            return Optional.empty();
        }
        double value = Constants.value(term.get()).orElse(Double.NaN);
        if (!Double.isFinite(value) || value < 0) {
            out.add(Diagnostic.error(
                            Code.C106, written.span(), "the weight of costs is a finite constant and not negative")
                    .note("instead", "what an agent earns is a negative cost of its own"));
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
