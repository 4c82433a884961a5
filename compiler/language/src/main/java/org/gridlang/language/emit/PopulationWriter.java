package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gridlang.language.ir.Formula;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.ScalarMath;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Population;
import org.gridlang.runtime.random.Stream;

/// Writes the class of a population, nested in that of the problem.
final class PopulationWriter {
    private final ProblemProgram.Population population;
    private final String file;

    private PopulationWriter(ProblemProgram.Population population) {
        this.population = population;
        this.file = population.origin().file();
    }

    static String className(ProblemProgram.Population population) {
        return JavaNames.type(population.name()) + "Population";
    }

    static TypeSpec write(ProblemProgram.Population population, ClassName device) {
        return new PopulationWriter(population).write(device);
    }

    private TypeSpec write(ClassName device) {
        var origin = population.origin();
        return TypeSpec.classBuilder(className(population))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Population.class)
                .addJavadoc("Line $L: $L", origin.line(), origin.text().replace("*/", "*&#47;"))
                .addField(FieldSpec.builder(DeviceKernel.class, "kernel", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T()", device)
                        .build())
                .addMethod(overriding("name")
                        .returns(String.class)
                        .addStatement("return $S", population.name())
                        .build())
                .addMethod(overriding("count")
                        .returns(int.class)
                        .addStatement("return $L", population.count())
                        .build())
                .addMethod(overriding("kernel")
                        .returns(DeviceKernel.class)
                        .addStatement("return kernel")
                        .build())
                .addMethod(overriding("candidates")
                        .returns(ParameterizedTypeName.get(List.class, Candidate.class))
                        .addStatement("return DATA.candidatesOf($S)", population.name())
                        .build())
                .addMethod(overriding("costWeight")
                        .returns(double.class)
                        .addStatement(
                                "return $L",
                                ExpressionWriter.literal(population.costWeight())
                                        .code())
                        .build())
                .addMethod(inputColumns())
                .addMethod(parameters())
                .addMethod(overriding("drawnStates")
                        .returns(int[].class)
                        .addStatement(
                                "return new int[] {$L}",
                                joined(population.stateDraws().stream()
                                        .map(ProblemProgram.StateDraw::slot)
                                        .toList()))
                        .build())
                .addMethod(drawState())
                .build();
    }

    private MethodSpec inputColumns() {
        var names = reserving("agent", "place", "kernel", "DATA", "TABLES");
        var body = CodeBlock.builder();
        var chosen = new LinkedHashMap<String, String>();
        var columns = new ArrayList<CodeBlock>();
        for (var input : population.inputs()) {
            if (input.keys().isEmpty()) {
                columns.add(CodeBlock.of("$L", input.column()));
                continue;
            }
            var keys = input.keys().get();
            var name = chosen.computeIfAbsent(input.choice() + " " + keys.kind(), choice -> {
                var variable = names.newName(keys.kind());
                body.addStatement("int $L = $L", variable, key(input.choice(), keys));
                return variable;
            });
            columns.add(CodeBlock.of("$L + $L", input.column(), name));
        }
        return overriding("inputColumns")
                .returns(int[].class)
                .addParameter(Stream.class, "agent")
                .addParameter(Candidate.class, "place")
                .addCode(body.build())
                .addStatement("return new int[] {$L}", columns.stream().collect(CodeBlock.joining(", ")))
                .build();
    }

    private static CodeBlock key(ProblemModel.Choice choice, ProblemModel.Keys keys) {
        return switch (choice) {
            case DRAWN -> CodeBlock.of("agent.child($S).integer(0, $L)", keys.kind(), keys.count());
            case PLACE -> CodeBlock.of("TABLES.key($S, place.element())", keys.kind());
            case NONE -> throw new IllegalStateException("emit: nothing chooses a " + keys.kind());
        };
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static NameAllocator reserving(String... words) {
        var names = new NameAllocator();
        for (var word : words) {
            names.newName(word);
        }
        return names;
    }

    private MethodSpec parameters() {
        var method = overriding("parameters")
                .addParameter(Stream.class, "agent")
                .addParameter(double[].class, "out")
                .addParameter(int.class, "at");
        var names = reserving("agent", "out", "at", "kernel", "DATA");
        Map<Integer, String> known = new LinkedHashMap<>();
        Function<Slot, CodeBlock> reads = slot -> CodeBlock.of("$L", known.get(parameterSlot(slot)));
        var body = CodeBlock.builder();
        for (int slot = 0; slot < population.parameters().size(); slot++) {
            var parameter = population.parameters().get(slot);
            var value = switch (parameter) {
                case ProblemProgram.Parameter.Given given -> value(given.value(), names, reads, body);
                case ProblemProgram.Parameter.Drawn drawn ->
                    drawn(drawn.name(), drawn.distribution(), drawn.range(), "agent", names, reads, body);
            };
            var name = names.newName(parameter.name());
            body.addStatement("double $L = $L", name, value);
            known.put(slot, name);
        }
        known.forEach((slot, name) -> body.addStatement("out[at + $L] = $L", slot, name));
        return method.addCode(body.build()).build();
    }

    private static int parameterSlot(Slot slot) {
        if (slot instanceof Slot.Cell(Storage storage, int index) && storage == Storage.PARAMETER) {
            return index;
        }
        throw new IllegalStateException("emit: a population does not read " + slot);
    }

    private CodeBlock value(
            Formula formula, NameAllocator names, Function<Slot, CodeBlock> reads, CodeBlock.Builder body) {
        var comments = new LineComments(file);
        var writer = new FormulaWriter(formula.graph(), List.of(formula.root()), names, reads, comments);
        writer.writeStatements(body);
        return writer.value(formula.root());
    }

    /// A draw from the stream of this name, inside its range.
    private CodeBlock drawn(
            String name,
            ProblemModel.Distribution distribution,
            Optional<ProblemProgram.Range> range,
            String stream,
            NameAllocator names,
            Function<Slot, CodeBlock> reads,
            CodeBlock.Builder body) {
        var draw = draw(distribution, CodeBlock.of("$L.child($S)", stream, name));
        if (range.isEmpty()) {
            return draw;
        }
        var low = value(range.get().low(), names, reads, body);
        var high = value(range.get().high(), names, reads, body);
        return CodeBlock.of("Math.min(Math.max($L, $L), $L)", draw, low, high);
    }

    private static CodeBlock draw(ProblemModel.Distribution distribution, CodeBlock stream) {
        var first = ExpressionWriter.literal(distribution.first()).code();
        return switch (distribution.family()) {
            case UNIFORM ->
                CodeBlock.of(
                        "$L.uniform(0, $L, $L)",
                        stream,
                        first,
                        ExpressionWriter.literal(distribution.second()).code());
            case NORMAL ->
                CodeBlock.of(
                        "$L + $L * $L.normal(0)",
                        first,
                        ExpressionWriter.literal(distribution.second()).code(),
                        stream);
            case LOGNORMAL -> {
                // the spread is the geometric standard deviation
                var deviation = ExpressionWriter.literal(ScalarMath.log(distribution.second()))
                        .code();
                yield CodeBlock.of("$L * $T.exp($L * $L.normal(0))", first, ScalarMath.class, deviation, stream);
            }
        };
    }

    private MethodSpec drawState() {
        var method = overriding("drawState")
                .returns(double.class)
                .addParameter(int.class, "slot")
                .addParameter(Stream.class, "agentAndDay")
                .addParameter(double[].class, "parameter")
                .addParameter(int.class, "at");
        var body = CodeBlock.builder();
        for (var each : population.stateDraws()) {
            var names = reserving("slot", "agentAndDay", "parameter", "at", "kernel", "DATA");
            Function<Slot, CodeBlock> reads = slot -> CodeBlock.of("parameter[at + $L]", parameterSlot(slot));
            body.beginControlFlow("if (slot == $L)", each.slot());
            var value = drawn(each.name(), each.distribution(), each.range(), "agentAndDay", names, reads, body);
            body.addStatement("return $L", value).endControlFlow();
        }
        body.addStatement("throw new IllegalArgumentException($S + slot)", "no drawn state has slot ");
        return method.addCode(body.build()).build();
    }
}
