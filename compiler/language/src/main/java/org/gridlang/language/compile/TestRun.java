package org.gridlang.language.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridlang.language.lower.Calculator;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.model.TestModel;
import org.gridlang.runtime.device.DeviceKernel;

/// One run of one test.
final class TestRun {
    private final TestModel test;
    private final Map<String, DeviceKernel> kernels;
    private final SeriesStatistics statistics;
    private final Map<String, DeviceSubject> devices = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final List<TestResult.Failure> failures = new ArrayList<>();

    TestRun(TestModel test, Map<String, DeviceKernel> kernels, SeriesStatistics statistics) {
        this.test = test;
        this.kernels = kernels;
        this.statistics = statistics;
    }

    /// @param seriesPrefix what stands before the names of this test's series in the generated class
    TestResult run(String seriesPrefix) {
        long start = System.nanoTime();
        var calculator = new Calculator(
                this::value, statistic -> statistics.value(statistic.operation(), seriesPrefix + statistic.subject()));
        for (var step : test.steps()) {
            switch (step) {
                case TestModel.Step.GivenDevice given -> devices.put(given.name(), device(given));
                case TestModel.Step.GivenSeries given -> {} // compiled beforehand
                case TestModel.Step.GivenValue given -> values.put(given.name(), calculator.value(given.value()));
                case TestModel.Step.Advance advance ->
                    device(advance.name()).step(all(advance.actions(), calculator), advance.seconds());
                case TestModel.Step.Follow follow ->
                    device(follow.name()).follow(follow.rule(), follow.voltagePu(), follow.seconds());
                case TestModel.Step.Expect expect -> expect(expect, calculator);
            }
        }
        return new TestResult(test.title(), test.span(), (System.nanoTime() - start) * 1e-9, failures);
    }

    private DeviceSubject device(String name) {
        return Objects.requireNonNull(devices.get(name), name);
    }

    /// What a name means in a test: a property of a device, or a value given before.
    private double value(Symbol symbol) {
        if (!(symbol instanceof Symbol.Subject subject)) {
            throw new IllegalStateException("compile: " + symbol + " has no value in a test");
        }
        var device = devices.get(subject.name());
        if (device == null) {
            return Objects.requireNonNull(values.get(subject.name()), subject.name());
        }
        return device.property(subject.property())
                .orElseThrow(() -> new IllegalStateException("compile: a device has no " + subject.property()));
    }

    private DeviceSubject device(TestModel.Step.GivenDevice given) {
        var model = given.device();
        double[] parameters = new double[model.params().size()];
        var calculator = new Calculator(
                symbol -> symbol instanceof Symbol.Param param ? parameters[param.slot()] : value(symbol),
                statistic -> Double.NaN);
        for (int slot = 0; slot < parameters.length; slot++) {
            parameters[slot] = calculator.value(given.parameters().get(slot));
        }
        var kernel = Objects.requireNonNull(kernels.get(model.name()), model.name());
        var subject = new DeviceSubject(model, kernel, parameters);
        given.states().forEach((slot, value) -> subject.state(slot, calculator.value(value)));
        subject.inputs(all(given.inputs(), calculator));
        return subject;
    }

    private static Map<Integer, Double> all(Map<Integer, Term> terms, Calculator calculator) {
        var result = new HashMap<Integer, Double>();
        terms.forEach((slot, term) -> result.put(slot, calculator.value(term)));
        return result;
    }

    private void expect(TestModel.Step.Expect expect, Calculator calculator) {
        if (!holds(expect.condition(), expect.tolerance(), calculator)) {
            var parts = expect.drawn().stream()
                    .map(each -> part(each, expect.tolerance(), calculator))
                    .toList();
            failures.add(new TestResult.Failure(expect.condition().span(), parts, expect.tolerance()));
        }
    }

    private static TestResult.Part part(TestModel.Drawn drawn, double tolerance, Calculator calculator) {
        return switch (drawn) {
            case TestModel.Drawn.Value(var at, var term, var unit) ->
                new TestResult.Part.Value(at, calculator.value(term), term.dimension(), unit);
            case TestModel.Drawn.Comparison(var at, var compare, var unit) ->
                new TestResult.Part.Comparison(
                        at,
                        compare.comparator(),
                        calculator.value(compare.left()),
                        calculator.value(compare.right()),
                        compare.left().dimension(),
                        unit,
                        holds(compare, tolerance, calculator));
        };
    }

    private static boolean holds(Term.Condition condition, double tolerance, Calculator calculator) {
        return switch (condition) {
            case Term.Condition.Compare(var span, var comparator, var left, var right) ->
                holds(comparator, calculator.value(left), calculator.value(right), tolerance);
            case Term.Condition.And and ->
                holds(and.left(), tolerance, calculator) && holds(and.right(), tolerance, calculator);
            case Term.Condition.Or or ->
                holds(or.left(), tolerance, calculator) || holds(or.right(), tolerance, calculator);
            case Term.Condition.Not not -> !holds(not.operand(), tolerance, calculator);
            case Term.Condition.Truth truth -> truth.value();
        };
    }

    private static boolean holds(Term.Comparator comparator, double left, double right, double tolerance) {
        return switch (comparator) {
            case LESS -> left < right + tolerance;
            case LESS_OR_EQUAL -> left <= right + tolerance;
            case GREATER -> left > right - tolerance;
            case GREATER_OR_EQUAL -> left >= right - tolerance;
            case EQUAL -> Math.abs(left - right) <= tolerance;
            case NOT_EQUAL -> Math.abs(left - right) > tolerance;
        };
    }
}
