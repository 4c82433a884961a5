package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gridlang.runtime.deploy.AgentPolicy;
import org.gridlang.runtime.deploy.CSource;
import org.gridlang.runtime.deploy.NumpyArchive;
import org.gridlang.runtime.deploy.OnnxModel;

/// Writes policies of a run folder in one of the forms that other programs take, for each agent.
final class PolicyExport {
    private PolicyExport() {}

    /// The form.
    enum Format {
        ONNX {
            @Override
            void write(List<AgentPolicy> policies, Path folder) throws IOException {
                for (AgentPolicy policy : policies) {
                    Path file = folder.resolve("%s_%d.onnx".formatted(policy.population(), policy.agent()));
                    Files.write(file, OnnxModel.of(policy));
                }
            }
        },
        C {
            @Override
            void write(List<AgentPolicy> policies, Path folder) throws IOException {
                for (AgentPolicy policy : policies) {
                    var source = CSource.of(policy);
                    Files.writeString(folder.resolve(source.name() + ".h"), source.header());
                    Files.writeString(folder.resolve(source.name() + ".c"), source.source());
                }
            }
        },
        NPZ {
            @Override
            void write(List<AgentPolicy> policies, Path folder) throws IOException {
                try (var out =
                        Files.newOutputStream(folder.resolve(policies.getFirst().population() + ".npz"))) {
                    NumpyArchive.write(policies, out);
                }
            }
        };

        /// @param policies of one population
        abstract void write(List<AgentPolicy> policies, Path folder) throws IOException;

        /// What is typed for it, and the folder it goes to by itself.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Writes one agent or all into a folder, `DIR/onnx` unless the option `out` says where.
    static ExitCode run(Format format, Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path run = invocation.folder(1);
        var agents = TrainedAgents.read(run).chosen(invocation.text("agent"));
        Path folder = invocation.path("out").orElse(run.resolve(format.word()));
        var populations = agents.stream()
                .collect(Collectors.groupingBy(AgentPolicy::population, LinkedHashMap::new, Collectors.toList()));
        WholeFolder.write(folder, invocation.has("force"), made -> {
            for (List<AgentPolicy> population : populations.values()) {
                format.write(population, made);
            }
        });
        terminal.out()
                .println("%s: %d %s".formatted(folder, agents.size(), agents.size() == 1 ? "policy" : "policies"));
        return ExitCode.FINE;
    }
}
