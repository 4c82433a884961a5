package org.gridlang.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.runtime.deploy.AgentPolicy;
import org.gridlang.runtime.record.RunFolder;
import org.gridlang.runtime.record.RunFolderException;

/// The agents of a run folder, by their names: `batteries:3`.
final class TrainedAgents {
    private final Path folder;
    private final List<AgentPolicy> all;

    private TrainedAgents(Path folder, List<AgentPolicy> all) {
        this.folder = folder;
        this.all = all;
    }

    /// Reads the policies of a run folder.
    static TrainedAgents read(Path folder) throws CommandFailure {
        try {
            return new TrainedAgents(
                    folder, AgentPolicy.all(RunFolder.open(folder).policies()));
        } catch (RunFolderException damaged) {
            throw CommandFailure.input(String.valueOf(damaged.getMessage()));
        }
    }

    List<AgentPolicy> all() {
        return all;
    }

    /// Those that an option names; all if it names none.
    List<AgentPolicy> chosen(Optional<String> name) throws CommandFailure {
        return name.isEmpty() ? all : List.of(named(name.get()));
    }

    /// The agent of a name.
    AgentPolicy named(String name) throws CommandFailure {
        for (AgentPolicy each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        var populations = all.stream().map(AgentPolicy::population).distinct().toList();
        int colon = name.lastIndexOf(':');
        String population = colon < 0 ? name : name.substring(0, colon);
        if (populations.contains(population)) {
            long count = all.stream()
                    .filter(each -> each.population().equals(population))
                    .count();
            throw CommandFailure.usage("%s: population %s has the agents %s:0 to %s:%d, not \"%s\""
                    .formatted(folder, population, population, population, count - 1, name));
        }
        String hint = Suggestion.nearest(population, populations)
                .map("; did you mean %s?"::formatted)
                .orElse("");
        throw CommandFailure.usage("%s: there is no population \"%s\", but %s%s"
                .formatted(folder, population, String.join(", ", populations), hint));
    }
}
