package org.gridlang.language.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Stress;
import org.gridlang.runtime.problem.TimeGrid;

/// Writes the settings of a problem as constructor calls: time, constraints, experiments, evaluations.
final class ExperimentWriter {
    private ExperimentWriter() {}

    static CodeBlock time(TimeGrid time) {
        return CodeBlock.builder()
                .add("new $T(\n$L,\n", TimeGrid.class, time.stepSeconds())
                .add("$L,\n", time.steps())
                .add("$T.of($S),\n", ZoneId.class, time.zone().getId())
                .add("$L,\n$L,\n$L)", range(time.train()), range(time.validate()), range(time.test()))
                .build();
    }

    private static CodeBlock range(TimeGrid.DateRange range) {
        return CodeBlock.of(
                "new $T($T.parse($S), $T.parse($S))",
                TimeGrid.DateRange.class,
                LocalDate.class,
                range.first().toString(),
                LocalDate.class,
                range.last().toString());
    }

    static CodeBlock constraint(Constraint constraint) {
        return CodeBlock.of(
                "new $T(\n$>$S,\n$T.$L,\nDATA.rowsOf($S),\n$L)$<",
                Constraint.class,
                constraint.name(),
                Constraint.Quantity.class,
                constraint.quantity().name(),
                constraint.name(),
                enforcement(constraint.enforcement()));
    }

    private static CodeBlock enforcement(Constraint.Enforcement enforcement) {
        return switch (enforcement) {
            case Constraint.Enforcement.Dual dual -> {
                // in the order of the enum, since a set has none
                var keys = dual.keys().stream()
                        .sorted()
                        .map(key -> CodeBlock.of("$T.$L", Constraint.Key.class, key.name()))
                        .collect(CodeBlock.joining(", "));
                yield CodeBlock.of(
                        "new $T($T.of($L), $L)",
                        Constraint.Enforcement.Dual.class,
                        Set.class,
                        keys,
                        number(dual.bucketSeconds()));
            }
            case Constraint.Enforcement.Penalty penalty ->
                CodeBlock.of("new $T($L)", Constraint.Enforcement.Penalty.class, number(penalty.price()));
        };
    }

    static CodeBlock experiment(Experiment experiment) {
        return CodeBlock.builder()
                .add("new $T(\n$>$S,\n", Experiment.class, experiment.name())
                .add("$L,\n", record((Record) experiment.algorithm()))
                .add("$T.of($L),\n", List.class, numbers(experiment.hidden()))
                .add("$L,\n", experiment.batchDays())
                .add("$L,\n", number(experiment.budgetSeconds()))
                .add("$L,\n", optional(experiment.passes()))
                .add("$L,\n", experiment.constraints())
                .add("$L,\n", record((Record) experiment.duals()))
                .add("$L,\n", record(experiment.selection()))
                .add("$L)$<", experiment.trials())
                .build();
    }

    /// `new GradMap(8, new Span(0.3, 0.03), 8, 0.006)`, component by component.
    private static CodeBlock record(Record settings) {
        var arguments = Arrays.stream(settings.getClass().getRecordComponents())
                .map(component -> component(settings, component))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L)", settings.getClass(), arguments);
    }

    private static CodeBlock component(Record settings, RecordComponent component) {
        Object value;
        try {
            value = component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("emit: cannot read " + component + " of " + settings, failure);
        }
        return switch (value) {
            case Integer whole -> CodeBlock.of("$L", whole);
            case Double each -> number(each);
            case Boolean truth -> CodeBlock.of("$L", truth);
            case Enum<?> constant -> CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
            case Record inner -> record(inner);
            default -> throw new IllegalStateException("emit: no literal for " + component + " of " + settings);
        };
    }

    static CodeBlock evaluation(ProblemProgram.EvaluationBlock evaluation) {
        var requirements = evaluation.requirements().stream()
                .map(ExperimentWriter::requirement)
                .collect(CodeBlock.joining(",\n"));
        var policies = evaluation.policies().stream()
                .map(policy -> CodeBlock.of("$S", policy))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.builder()
                .add("new $T(\n$>$S,\n", Evaluation.class, evaluation.name())
                .add("$T.$L,\n", Evaluation.Split.class, evaluation.split().name())
                .add("$T.of($L),\n", List.class, policies)
                .add("$L,\n", optional(evaluation.days()))
                .add("$T.of($L),\n", List.class, stresses(evaluation.stresses()))
                .add("$T.of(\n$>$L))$<$<", List.class, requirements)
                .build();
    }

    private static CodeBlock stresses(List<Stress> stresses) {
        return stresses.stream().map(ExperimentWriter::stress).collect(CodeBlock.joining(",\n"));
    }

    private static CodeBlock stress(Stress stress) {
        return switch (stress) {
            case Stress.Shift(var series, double by, var hours) ->
                CodeBlock.of("new $T($S, $L, $L)", Stress.Shift.class, series, number(by), hours(hours));
            case Stress.Scale(var series, double by, var hours) ->
                CodeBlock.of("new $T($S, $L, $L)", Stress.Scale.class, series, number(by), hours(hours));
            case Stress.ScaleLoads(double by, var hours) ->
                CodeBlock.of("new $T($L, $L)", Stress.ScaleLoads.class, number(by), hours(hours));
            case Stress.Switch(var line, boolean closed) ->
                CodeBlock.of("new $T($S, $L)", Stress.Switch.class, line, closed);
            case Stress.Regulators regulators -> CodeBlock.of("new $T()", Stress.Regulators.class);
        };
    }

    private static CodeBlock hours(Stress.Hours hours) {
        return hours.equals(Stress.Hours.ALL)
                ? CodeBlock.of("$T.ALL", Stress.Hours.class)
                : CodeBlock.of("new $T($L, $L)", Stress.Hours.class, number(hours.from()), number(hours.until()));
    }

    private static CodeBlock requirement(ProblemProgram.Requirement requirement) {
        var writer = new FormulaWriter(
                requirement.graph(),
                requirement.condition().roots(),
                new NameAllocator(),
                ExperimentWriter::metric,
                new LineComments(""));
        var body = CodeBlock.builder();
        writer.writeStatements(body);
        var condition = writer.value(requirement.condition());
        // Most requirements are one comparison of a few metrics; only long ones need statements.
        var lambda = body.isEmpty()
                ? CodeBlock.of("results -> $L", condition)
                : CodeBlock.of("results -> {\n$>$Lreturn $L;\n$<}", body.build(), condition);
        return CodeBlock.of(
                "new $T(\n$>$S,\n$L,\n$L)$<",
                Evaluation.Requirement.class,
                requirement.text(),
                requirement.line(),
                lambda);
    }

    private static CodeBlock metric(Slot slot) {
        if (slot instanceof Slot.Metric(String policy, String metric)) {
            return CodeBlock.of("results.value($S, $S)", policy, metric);
        }
        throw new IllegalStateException("emit: a requirement does not read " + slot);
    }

    private static CodeBlock optional(OptionalInt value) {
        return value.isPresent()
                ? CodeBlock.of("$T.of($L)", OptionalInt.class, value.getAsInt())
                : CodeBlock.of("$T.empty()", OptionalInt.class);
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static CodeBlock number(double value) {
        return ExpressionWriter.literal(value).code();
    }
}
