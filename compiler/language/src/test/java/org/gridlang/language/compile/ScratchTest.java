package org.gridlang.language.compile;

import java.nio.file.Path;
import java.util.Arrays;
import org.gridlang.language.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;

final class ScratchTest {
    @Test
    void show() throws Exception {
        for (var name : new String[] {"two_bus", "ieee123_flex", "ieee123_flex"}) {
            long start = System.nanoTime();
            var compiled = Pipeline.compile(Path.of("../../examples/" + name + ".grid"));
            long end = System.nanoTime();
            System.out.println(name + " " + (end - start) / 1e9 + " s");
            compiled.diagnostics().forEach(System.out::println);
            compiled.writeSources(Path.of("/tmp/back-generated/" + name));
            var problem = compiled.problem().orElseThrow();
            System.out.println(problem.name() + " " + problem.series().size() + " " + problem.network().loads().size());
        }
        for (var name : new String[] {"devices", "profiles", "feeders/ieee123"}) {
            var compiled = Pipeline.compile(Path.of("../../stdlib/src/main/resources/std/" + name + ".grid"));
            compiled.diagnostics().forEach(System.out::println);
            var out = new Diagnostics();
            for (var result : TestRunner.run(compiled.checked().orElseThrow(), out)) {
                System.out.println((result.passed() ? "ok   " : "FAIL ") + result.title() + " " + result.failures().stream().map(f -> f.left() + f.comparator().toString() + f.right()).toList());
            }
            out.sorted().forEach(System.out::println);
        }
    }
}
