package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.emit.GeneratedSource;
import org.gridlang.language.golden.Golden;
import org.gridlang.runtime.device.DeviceKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text of generated classes, that they compile, load and step, and that the just-in-time compiler will
/// take them.
final class GeneratedSourceTest {
    /// HotSpot compiles no method of more than 8000 bytes of bytecode (`HugeMethodLimit`).
    private static final int LARGEST_METHOD = 8000;

    static List<Path> cases() {
        return Golden.filesOf(Golden.area("emit")).stream()
                .filter(file -> file.toString().endsWith(".grid"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTextIsAsExpected(Path input) {
        var compiled = Pipeline.compile(input);
        assertEquals(List.of(), compiled.diagnostics());
        var text = compiled.sources().stream().map(GeneratedSource::text).collect(Collectors.joining("\n"));
        Golden.assertMatches(Golden.beside(input, ".java"), text);
        assertEquals(
                List.of(),
                compiled.sources().stream()
                        .filter(each -> each.text().contains("\t"))
                        .toList());
    }

    @Test
    void eachExpectedTextBelongsToACase() {
        for (var file : Golden.filesOf(Golden.area("emit"))) {
            assertTrue(Files.exists(Golden.beside(file, ".grid")), () -> file + " belongs to no case");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itCompilesLoadsAndSteps(Path input) {
        var compiled = Pipeline.compile(input);
        var loader = InMemoryCompiler.compile(compiled.sources()).load(Map.of());
        for (var source : compiled.sources()) {
            var kernel = Pipeline.instance(loader, source.name(), DeviceKernel.class);
            assertTrue(source.name().endsWith("." + kernel.shape().name()));
        }
        var results = TestRunner.run(compiled.checked().orElseThrow(), new Diagnostics());
        assertEquals(List.of(), results.stream().filter(each -> !each.passed()).toList());
        assertEquals(1, results.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two_bus", "ieee123_flex"})
    void theSameFileGivesTheSameText(String name) {
        var file = Path.of("../../examples/" + name + ".grid");
        assertEquals(Pipeline.compile(file).sources(), Pipeline.compile(file).sources());
    }

    @Test
    void noMethodIsTooLargeForTheJustInTimeCompiler() {
        var compiled = Pipeline.compile(Path.of("../../examples/ieee123_flex.grid"));
        var classes = InMemoryCompiler.compile(compiled.sources());
        assertTrue(classes.bytes().size() >= 7, classes.bytes().keySet().toString());
        classes.bytes().forEach((name, bytes) -> {
            for (var method : ClassFile.of().parse(bytes).methods()) {
                method.findAttribute(Attributes.code()).ifPresent(code -> {
                    int size = code.codeLength();
                    assertTrue(
                            size < LARGEST_METHOD,
                            () -> name + "." + method.methodName().stringValue() + " has " + size + " bytes");
                });
            }
        });
    }
}
