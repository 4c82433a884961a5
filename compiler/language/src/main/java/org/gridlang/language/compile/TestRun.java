package org.gridlang.language.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gridlang.language.lower.Calculator;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.model.TestModel;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.device.DeviceKernel;

/// One run of one test.
final class TestRun {
    private static final Dimension DIMENSIONLESS = new Dimension(new TreeMap<>(), false, false);

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
        var calculator = new Calculator(
                this::value, statistic -> statistics.value(statistic.operation(), seriesPrefix + statistic.subject()));
        for (var step : test.steps()) {
            switch (step) {
                case TestModel.Step.GivenDevice given -> devices.put(given.name(), device(given));
                case TestModel.Step.GivenSeries given -> {} // compiled beforehand
                case TestModel.Step.GivenValue given -> values.put(given.name(), calculator.value(given.value()));
                case TestModel.Step.Advance advance ->
                    device(advance.name()).step(all(advance.actions(), calculator), advance.seconds());
                case TestModel.Step.Expect expect -> expect(expect.condition(), expect.tolerance(), calculator, true);
            }
        }
        return new TestResult(test.title(), test.span(), failures);
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

    /// Whether the condition is as wanted; a comparison that is not is noted.
    private boolean expect(Term.Condition condition, double tolerance, Calculator calculator, boolean wanted) {
        return switch (condition) {
            case Term.Condition.Compare compare -> {
                double left = calculator.value(compare.left());
                double right = calculator.value(compare.right());
                boolean holds = holds(compare.comparator(), left, right, tolerance);
                if (holds != wanted) {
                    failures.add(new TestResult.Failure(
                            compare.span(),
                            compare.comparator(),
                            left,
                            right,
                            tolerance,
                            compare.left().dimension()));
                }
                yield holds == wanted;
            }
            case Term.Condition.And and ->
                wanted
                        ? both(and.left(), and.right(), tolerance, calculator, true)
                        : either(and.left(), and.right(), tolerance, calculator, false);
            case Term.Condition.Or or ->
                wanted
                        ? either(or.left(), or.right(), tolerance, calculator, true)
                        : both(or.left(), or.right(), tolerance, calculator, false);
            case Term.Condition.Not not -> expect(not.operand(), tolerance, calculator, !wanted);
            case Term.Condition.Truth truth -> {
                if (truth.value() != wanted) {
                    double found = truth.value() ? 1 : 0;
                    failures.add(new TestResult.Failure(
                            truth.span(), Term.Comparator.EQUAL, found, 1 - found, 0, DIMENSIONLESS));
                }
                yield truth.value() == wanted;
            }
        };
    }

    /// Both as wanted; the second is looked at in any case, so that each failure is noted.
    private boolean both(
            Term.Condition left, Term.Condition right, double tolerance, Calculator calculator, boolean wanted) {
        boolean leftHolds = expect(left, tolerance, calculator, wanted);
        boolean rightHolds = expect(right, tolerance, calculator, wanted);
        return leftHolds && rightHolds;
    }

    /// One of two as wanted is enough; then what was noted of the other is taken back.
    private boolean either(
            Term.Condition left, Term.Condition right, double tolerance, Calculator calculator, boolean wanted) {
        int before = failures.size();
        boolean leftHolds = expect(left, tolerance, calculator, wanted);
        boolean rightHolds = expect(right, tolerance, calculator, wanted);
        if (leftHolds || rightHolds) {
            failures.subList(before, failures.size()).clear();
        }
        return leftHolds || rightHolds;
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
