package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gridlang.runtime.deploy.AgentPolicy;
import org.gridlang.runtime.deploy.CSource;
import org.gridlang.runtime.deploy.OnnxModel;

/// Writes policies of a run folder in one of the forms that other programs take, each agent for itself.
final class PolicyExport {
    private PolicyExport() {}

    /// The form.
    enum Format {
        ONNX {
            @Override
            void write(AgentPolicy policy, Path folder) throws IOException {
                Path file = folder.resolve("%s_%d.onnx".formatted(policy.population(), policy.agent()));
                Files.write(file, OnnxModel.of(policy));
            }
        },
        C {
            @Override
            void write(AgentPolicy policy, Path folder) throws IOException {
                var source = CSource.of(policy);
                Files.writeString(folder.resolve(source.name() + ".h"), source.header());
                Files.writeString(folder.resolve(source.name() + ".c"), source.source());
            }
        };

        abstract void write(AgentPolicy policy, Path folder) throws IOException;
    }

    /// Writes one agent or all into a folder, `DIR/onnx` unless the option `out` says where.
    static ExitCode run(Format format, Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path run = invocation.folder(1);
        var agents = TrainedAgents.read(run).chosen(invocation.text("agent"));
        Path folder = invocation.path("out").orElse(run.resolve(format.name().toLowerCase(Locale.ROOT)));
        WholeFolder.write(folder, invocation.has("force"), made -> {
            for (AgentPolicy agent : agents) {
                format.write(agent, made);
            }
        });
        terminal.out()
                .println("%s: %d %s".formatted(folder, agents.size(), agents.size() == 1 ? "policy" : "policies"));
        return ExitCode.FINE;
    }
}
