package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;

/// Makes checked terms of expressions at one place of a file. What is wrong is reported once; the result is
/// then empty, and
/// what is built from it stays silent.
public final class Expressions {
    private final Units units;
    private final Names names;
    private final Callables callables;
    private final Diagnostics out;
    private final Faults faults;
    private final Arithmetic arithmetic;
    private int draws;

    public Expressions(Units units, Names names, Callables callables, Diagnostics out) {
        this.units = units;
        this.names = names;
        this.callables = callables;
        this.out = out;
        this.faults = new Faults(units, names, out);
        this.arithmetic = new Arithmetic(units, faults, out);
    }

    public Units units() {
        return units;
    }

    public Names names() {
        return names;
    }

    public Diagnostics out() {
        return out;
    }

    /// Stochastic primitives numbered so far.
    public int draws() {
        return draws;
    }

    /// Takes the next numbers for stochastic primitives; returns the first.
    public int claimDraws(int count) {
        int first = draws;
        draws += count;
        return first;
    }

    /// The expression as a number with the dimension that its purpose needs.
    public Optional<Term> term(Expression written, Dimension needed, Purpose purpose) {
        var term = term(written);
        if (term.isPresent() && !term.get().dimension().equals(needed)) {
            faults.unfit(written, term.get(), needed, purpose);
            return Optional.empty();
        }
        return term;
    }

    /// The expression as a constant with the dimension that its purpose needs, SI.
    public Optional<Double> constant(Expression written, Dimension needed, Purpose purpose) {
        return term(written, needed, purpose).flatMap(term -> constantOf(term, purpose.subject()));
    }

    /// The value of a term that must not depend on anything.
    public Optional<Double> constantOf(Term term, String subject) {
        var value = Constants.value(term);
        if (value.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.N110,
                    term.span(),
                    subject + " must be a constant, but this depends on something that varies"));
            return Optional.empty();
        }
        if (!Double.isFinite(value.getAsDouble())) {
            out.add(Diagnostic.error(Code.N110, term.span(), subject + " is not a finite number"));
            return Optional.empty();
        }
        return Optional.of(value.getAsDouble());
    }

    /// The expression as a number of any dimension.
    public Optional<Term> term(Expression written) {
        return switch (written) {
            case Expression.Number number -> number(number, 1, number.span());
            case Expression.Name name -> path(written);
            case Expression.Member member -> path(written);
            case Expression.Index index -> index(index);
            case Expression.Call call -> call(call);
            case Expression.Unary unary
            when unary.operator() == Expression.UnaryOperator.NEGATE ->
                unary.operand() instanceof Expression.Number number
                        ? number(number, -1, unary.span())
                        : term(unary.operand()).flatMap(each -> arithmetic.negate(unary, each));
            case Expression.Binary binary when isArithmetic(binary.operator()) -> binary(binary);
            case Expression.Conditional conditional -> conditional(conditional);
            case Expression.Unary unary -> notANumber(written, "a condition");
            case Expression.Binary binary -> notANumber(written, "a condition");
            case Expression.Comparison comparison -> notANumber(written, "a condition");
            case Expression.Truth truth -> notANumber(written, "a condition");
            case Expression.Text text -> notANumber(written, "a text");
            case Expression.Date date -> notANumber(written, "a date");
            case Expression.Listing listing -> notANumber(written, "a list");
            case Expression.Range range -> notANumber(written, "a range");
            case Expression.Window window -> notANumber(written, "a window of time");
            case Expression.Measured measured -> notANumber(written, "a column of data");
            case Expression.Construct construct -> notANumber(written, "a device");
            case Expression.Comprehension comprehension -> notANumber(written, "a set; write sum(...) or count(...)");
        };
    }

    private Optional<Term> notANumber(Expression written, String kind) {
        out.add(Diagnostic.error(Code.N110, written.span(), "a number is needed here, but this is " + kind));
        return Optional.empty();
    }

    private Optional<Term> number(Expression.Number number, int sign, Span span) {
        var unit = number.unit().isEmpty()
                ? Optional.of(Unit.NONE)
                : units.resolve(number.unit().get(), out);
        return unit.map(
                each -> new Term.Constant(span, each.dimension(), each.toSi(sign * number.value()), Optional.of(each)));
    }

    private Optional<Term> path(Expression written) {
        var path = Path.of(written);
        if (path.isEmpty()) {
            var special = written instanceof Expression.Member member
                    ? names.member(member, this)
                    : Optional.<Meaning>empty();
            if (special.isPresent()) {
                return asTerm(written, special.get());
            }
            out.add(Diagnostic.error(Code.N110, written.span(), "only names have parts, for example bus.v_pu"));
            return Optional.empty();
        }
        return meaning(path.get()).flatMap(meaning -> asTerm(written, meaning));
    }

    private Optional<Term> asTerm(Expression written, Meaning meaning) {
        return switch (meaning) {
            case Meaning.Quantity quantity -> Optional.of(quantity.term());
            case Meaning.Phases phases ->
                Optional.of(new Term.Constant(
                        written.span(), Dimension.NONE, phases.numbers().size()));
            case Meaning.Word word -> notANumber(written, "a text");
            case Meaning.Fault fault -> Optional.empty();
        };
    }

    /// What a path means here; what is unknown is reported.
    public Optional<Meaning> meaning(Path path) {
        var found = names.find(path);
        if (found.isPresent()) {
            return found;
        }
        if (path.length() == 1) {
            var name = path.part(0);
            if (name.equals("pi")) {
                return Optional.of(new Meaning.Quantity(new Term.Constant(path.span(), Dimension.NONE, Math.PI)));
            }
            var callable = callables.find(name);
            if (callable.isPresent() && callable.get().parameters().isEmpty()) {
                return expand(callable.get(), path.span(), List.of()).map(Meaning.Quantity::new);
            }
        }
        out.add(unknown(path));
        return Optional.empty();
    }

    private Diagnostic unknown(Path path) {
        var root = path.root();
        var unit = units.units().get(root.text());
        if (unit != null && path.length() == 1) {
            return Diagnostic.error(
                            Code.U208,
                            root.span(),
                            "\"" + root.text() + "\" is a unit and stands on its own here; write 1 " + root.text()
                                    + " for the quantity")
                    .fix("write 1 " + root.text(), new Diagnostic.Edit(root.span(), "1 " + root.text()));
        }
        var kind = callables.kindOf(root.text());
        if (kind.isPresent()) {
            var fault = Diagnostic.error(
                    Code.N110,
                    path.span(),
                    "\"" + path.text() + "\" is not a number here: " + root.text() + " is " + kind.get());
            return callables
                    .declaration(root.text())
                    .map(span -> fault.also(span, "declared here"))
                    .orElse(fault);
        }
        var known = new ArrayList<>(names.visible());
        var near = Suggestion.nearest(path.text(), known).or(() -> Suggestion.nearest(root.text(), known));
        var fault = Diagnostic.error(
                Code.N101,
                path.span(),
                "there is no \"" + path.text() + "\" here"
                        + near.map(each -> "; did you mean \"" + each + "\"?").orElse(""));
        if (near.isPresent()) {
            return fault.fix("write " + near.get(), new Diagnostic.Edit(path.span(), near.get()));
        }
        return known.isEmpty() || known.size() > 16 ? fault : fault.note("known", String.join(", ", known));
    }

    private Optional<Term> index(Expression.Index index) {
        var special = names.index(index, this);
        if (special.isPresent()) {
            return asTerm(index, special.get());
        }
        out.add(Diagnostic.error(Code.N110, index.span(), "nothing can be looked up by an index here"));
        return Optional.empty();
    }

    private Optional<Term> binary(Expression.Binary binary) {
        if (unitAsDivisor(binary)) {
            return Optional.empty();
        }
        var left = term(binary.left());
        var right = term(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return arithmetic.binary(binary, left.get(), right.get());
    }

    /// `20 kW/min` reads as (20 kW) / min.
    private boolean unitAsDivisor(Expression.Binary binary) {
        boolean factor = binary.operator() == Expression.BinaryOperator.DIVIDE
                || binary.operator() == Expression.BinaryOperator.MULTIPLY;
        if (!factor
                || !(binary.left() instanceof Expression.Number number)
                || number.unit().isEmpty()
                || !(binary.right() instanceof Expression.Name name)
                || !units.units().containsKey(name.text())
                || names.find(Path.of(name).orElseThrow()).isPresent()) {
            return false;
        }
        var sign = binary.operator() == Expression.BinaryOperator.DIVIDE ? "/" : "*";
        var unit = number.unit().get();
        var text = unit.span().text().replaceAll("[\\[\\]]", "");
        var value = number.span()
                .text()
                .substring(0, Math.max(0, unit.span().start() - number.span().start()))
                .strip();
        var better = value + " [" + text + sign + name.text() + "]";
        out.add(Diagnostic.error(Code.U208, name.span(), "\"" + name.text() + "\" is a unit here; write " + better)
                .pointing("stands outside the unit of " + number.span().text())
                .note("why", "without brackets a unit is one word, so that a / b always divides values")
                .fix("write " + better, new Diagnostic.Edit(binary.span(), better)));
        return true;
    }

    private Optional<Term> conditional(Expression.Conditional conditional) {
        var condition = condition(conditional.condition());
        var then = term(conditional.then());
        var otherwise = term(conditional.otherwise());
        if (condition.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        if (!then.get().dimension().equals(otherwise.get().dimension())) {
            faults.differ(conditional.then(), then.get(), conditional.otherwise(), otherwise.get(), "alternatives");
            return Optional.empty();
        }
        return Optional.of(new Term.Choice(
                conditional.span(), then.get().dimension(), condition.get(), then.get(), otherwise.get()));
    }

    private Optional<Term> call(Expression.Call call) {
        var special = names.call(call, this);
        if (special.isPresent()) {
            return asTerm(call, special.get());
        }
        if (!(call.callee() instanceof Expression.Name callee)) {
            out.add(Diagnostic.error(Code.N110, call.callee().span(), "this is not a function"));
            return Optional.empty();
        }
        var builtIn = BuiltInFunction.of(callee.text());
        if (builtIn.isPresent()) {
            return new BuiltInCalls(this, faults).apply(builtIn.get(), call);
        }
        var callable = callables.find(callee.text());
        if (callable.isPresent()) {
            return expand(callable.get(), call.span(), call.arguments());
        }
        var known = new ArrayList<>(BuiltInFunction.names());
        known.addAll(callables.names());
        var kind = callables.kindOf(callee.text());
        var fault = Diagnostic.error(
                Code.N101,
                callee.span(),
                kind.map(each -> callee.text() + " is " + each + " and cannot be called")
                        .orElse("there is no function \"" + callee.text() + "\""
                                + Suggestion.hint(callee.text(), known)));
        out.add(Suggestion.nearest(callee.text(), known)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(callee.span(), each)))
                .orElse(fault));
        return Optional.empty();
    }

    /// The body of a function or template with its arguments in place of its parameters.
    private Optional<Term> expand(Callables.Callable callable, Span at, List<Expression.Argument> written) {
        if (callable.series() && !names.allowsSeries()) {
            out.add(Diagnostic.error(
                            Code.L104,
                            at,
                            callable.name() + " is a series; a device sees a series only through an input")
                    .note("why", "what an agent knows is declared: `input NAME: ...` here and `bind` in the population")
                    .also(callable.declared(), "declared here"));
            return Optional.empty();
        }
        var parameters = callable.parameters();
        if (callable.body().isEmpty()) {
            // What is wrong with it has been reported, and its parameters may not be what was meant.
            written.forEach(each -> term(each.value()));
            return Optional.empty();
        }
        var matched = Arguments.match(
                callable.name(),
                at,
                parameters.stream().map(Callables.Parameter::name).toList(),
                written,
                out);
        var values = new HashMap<Symbol, Term>();
        boolean complete = matched.isPresent();
        for (int slot = 0; slot < parameters.size() && matched.isPresent(); slot++) {
            var parameter = parameters.get(slot);
            var argument = Optional.ofNullable(matched.get().get(parameter.name()));
            var value = argument.isPresent()
                    ? term(
                            argument.get(),
                            parameter.dimension(),
                            Purpose.of(
                                            "this argument",
                                            () -> "`" + parameter.name() + "` of " + callable.name() + " is "
                                                    + units.measures().phrase(parameter.dimension()))
                                    .declaredAt(parameter.declared(), "`" + parameter.name() + "` is declared here"))
                    : parameter.fallback().map(each -> new Substitution(replacing(values), 0).in(each));
            if (value.isEmpty() && argument.isEmpty()) {
                out.add(Diagnostic.error(
                                Code.N105, at, callable.name() + " needs the argument \"" + parameter.name() + "\"")
                        .also(parameter.declared(), "it has no default"));
            }
            complete &= value.isPresent();
            value.ifPresent(each -> values.put(new Symbol.Param(parameter.name(), values.size()), each));
        }
        if (!complete) {
            return Optional.empty();
        }
        int first = claimDraws(callable.draws());
        return callable.body().map(body -> new Substitution(replacing(values), first).in(body));
    }

    private static java.util.function.Function<Symbol, Optional<Term>> replacing(Map<Symbol, Term> values) {
        return symbol -> Optional.ofNullable(values.get(symbol));
    }

    /// The expression as a condition.
    public Optional<Term.Condition> condition(Expression written) {
        return new Conditions(this, faults).of(written);
    }

    private static boolean isArithmetic(Expression.BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> true;
            case AND, OR -> false;
        };
    }
}
