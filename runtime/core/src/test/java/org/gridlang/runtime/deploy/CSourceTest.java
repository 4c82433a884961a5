package org.gridlang.runtime.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The C of an agent, compiled by gcc without its mathematical library, acts as the kernels do.
class CSourceTest {
    @TempDir
    Path folder;

    @Test
    void compiledCActsAsTheKernelsDo() throws Throwable {
        System.out.println("CSourceTest: -Dseed=" + Agents.SEED);
        boolean compiler = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "gcc")));
        assumeTrue(compiler, "skipped: there is no gcc on the PATH");
        var agents = Agents.random();
        Path library = compile(agents);
        try (var arena = Arena.ofConfined()) {
            var symbols = SymbolLookup.libraryLookup(library, arena);
            for (AgentPolicy policy : agents) {
                compare(policy, symbols, arena);
            }
        }
    }

    /// All agents link into one library: their names do not collide.
    private Path compile(List<AgentPolicy> agents) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("gcc", "-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Werror"));
        command.addAll(List.of("-nostdlib", "-shared", "-fPIC", "-o", "policies.so"));
        for (AgentPolicy policy : agents) {
            var source = CSource.of(policy);
            Files.writeString(folder.resolve(source.name() + ".h"), source.header());
            Files.writeString(folder.resolve(source.name() + ".c"), source.source());
            command.add(source.name() + ".c");
        }
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return folder.resolve("policies.so");
    }

    private static void compare(AgentPolicy policy, SymbolLookup symbols, Arena arena) throws Throwable {
        var pointer = ValueLayout.ADDRESS;
        var function = Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(policy.population() + "_" + policy.agent()).orElseThrow(),
                        FunctionDescriptor.ofVoid(pointer, pointer, pointer, pointer));
        int actions = policy.actions().size();
        var acting = new ActingAgent(policy);
        boolean moves = false;
        for (int sample = 0; sample < 50; sample++) {
            var observation = Agents.observation(sample);
            var low = new double[actions];
            var high = new double[actions];
            Arrays.fill(low, -1);
            Arrays.fill(high, 1);
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, actions);
            function.invokeExact(
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, observation),
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, low),
                    arena.allocateFrom(ValueLayout.JAVA_DOUBLE, high),
                    out);
            float[] expected = acting.act(observation);
            for (int each = 0; each < actions; each++) {
                double action = out.getAtIndex(ValueLayout.JAVA_DOUBLE, each);
                assertEquals(expected[each], action, 1e-6, policy.name());
                moves |= Math.abs(action) > 0.1;
            }
        }
        assertTrue(moves, "an agent that never moves tells nothing");
    }
}
