package org.gridlang.language.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Routine;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.DeviceShape;

/// Writes the class of a device type, for example `final class Battery implements DeviceKernel`.
public final class DeviceWriter {
    private static final ClassName DOUBLE_VECTOR = ClassName.get("jdk.incubator.vector", "DoubleVector");
    private static final TypeName SPECIES = ParameterizedTypeName.get(
            ClassName.get("jdk.incubator.vector", "VectorSpecies"), TypeName.get(Double.class));

    private DeviceWriter() {}

    public static GeneratedSource write(DeviceProgram device, String packageName) {
        var type = TypeSpec.classBuilder(device.shape().name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(DeviceKernel.class)
                .addJavadoc("$L", documentation(device))
                .addField(FieldSpec.builder(SPECIES, "SPECIES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.SPECIES_PREFERRED", DOUBLE_VECTOR)
                        .build())
                .addField(
                        FieldSpec.builder(DeviceShape.class, "SHAPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer(shape(device.shape()))
                                .build())
                .addMethod(overriding("shape")
                        .returns(DeviceShape.class)
                        .addStatement("return SHAPE")
                        .build());
        device.routines().stream()
                .sorted(Comparator.comparing(Routine::kind))
                .forEach(routine -> type.addMethod(overriding(methodName(routine.kind()))
                        .addParameter(DeviceFrame.class, "frame")
                        .addCode(new RoutineWriter(device.graph(), routine).write())
                        .build()));
        addRules(device, type);
        type.addMethod(MethodSpec.methodBuilder("vector")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(DOUBLE_VECTOR)
                .addParameter(double.class, "value")
                .addStatement("return $T.broadcast(SPECIES, value)", DOUBLE_VECTOR)
                .build());
        var text = JavaFile.builder(packageName, type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        return new GeneratedSource(packageName + "." + device.shape().name(), text);
    }

    /// One method for each rule, and one that chooses among them.
    private static void addRules(DeviceProgram device, TypeSpec.Builder type) {
        if (device.rules().isEmpty()) {
            return;
        }
        var choice = CodeBlock.builder().beginControlFlow("switch (rule)");
        var methods = new ArrayList<MethodSpec>();
        var names = new NameAllocator();
        for (int index = 0; index < device.rules().size(); index++) {
            var rule = device.shape().rules().get(index).name();
            var method = names.newName("act" + JavaNames.type(rule));
            choice.addStatement("case $L -> $L(frame)", index, method);
            methods.add(MethodSpec.methodBuilder(method)
                    .addJavadoc("The rule $L.", rule)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(DeviceFrame.class, "frame")
                    .addCode(new RoutineWriter(device.graph(), device.rules().get(index)).write())
                    .build());
        }
        choice.addStatement(
                "default -> throw new $T($S + rule)", IllegalArgumentException.class, "there is no rule number ");
        type.addMethod(overriding(methodName(Routine.Kind.ACT))
                .addParameter(int.class, "rule")
                .addParameter(DeviceFrame.class, "frame")
                .addCode(choice.endControlFlow().build())
                .build());
        methods.forEach(type::addMethod);
    }

    /// The package of the classes generated for a file of this name.
    public static String packageOf(String name) {
        return JavaNames.packageOf(name);
    }

    private static String documentation(DeviceProgram device) {
        var origin = device.origin();
        var place = "Compiled from " + origin.file() + ":" + origin.line() + ". Comments give the lines of that file.";
        // A comment must not end early, whatever the user wrote in it.
        var text = device.documentation().isBlank()
                ? place
                : device.documentation().strip() + "\n\n" + place;
        return text.replace("*/", "*&#47;");
    }

    private static String methodName(Routine.Kind kind) {
        return switch (kind) {
            case INITIAL -> "initial";
            case OBSERVE -> "observe";
            case FORWARD -> "forward";
            case BACKWARD -> "backward";
            case OBSERVE_BACKWARD -> "observeBackward";
            case TERMINAL -> "terminal";
            case TERMINAL_BACKWARD -> "terminalBackward";
            case IDLE -> "idle";
            case UNMAP -> "unmap";
            case ACT -> "act";
        };
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static CodeBlock shape(DeviceShape shape) {
        return CodeBlock.builder()
                .add("new $T(\n$>$>", DeviceShape.class)
                .add("$S,\n", shape.name())
                .add("$L,\n", list(shape.parameters()))
                .add("$L,\n", list(shape.states()))
                .add("$L,\n", list(shape.actions()))
                .add("$L,\n", list(shape.inputs()))
                .add("$L,\n", list(shape.observations()))
                .add("$L,\n", list(shape.costs()))
                .add("$L,\n", shape.observesVoltage())
                .add("$L", shape.hasTerminalCost())
                .add(rules(shape))
                .add(")$<$<")
                .build();
    }

    private static CodeBlock rules(DeviceShape shape) {
        if (shape.rules().isEmpty()) {
            return CodeBlock.of("");
        }
        var rules = shape.rules().stream()
                .map(each ->
                        CodeBlock.of("new $T($S, $L)", DeviceShape.Rule.class, each.name(), each.measuresVoltage()))
                .toList();
        return CodeBlock.of(",\n$T.of($L)", List.class, CodeBlock.join(rules, ",$W"));
    }

    private static CodeBlock list(List<String> texts) {
        var items = texts.stream().map(each -> CodeBlock.of("$S", each)).collect(Collectors.toList());
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(items, ",$W"));
    }
}
