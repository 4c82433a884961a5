package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;

/// The network that `FILE --feeder NAME` means, for every command that works on one.
///
/// @param lineLengths in m, by the name of the line; what is not among them has no known length
record FeederInput(NetworkModel network, Map<String, Double> lineLengths) {
    /// Of what a circuit loses on its way to a network.
    private static final int MOST_NAMED = 5;

    FeederInput {
        lineLengths = Map.copyOf(lineLengths);
    }

    /// Reads the file and chooses; faults of the file are shown on the error stream.
    static FeederInput read(Compiler compiler, Path path, Optional<String> asked, Terminal terminal)
            throws CommandFailure, IOException {
        if (!CircuitFile.is(path)) {
            return of(Input.read(compiler, path, terminal), asked);
        }
        CircuitFile circuit = CircuitFile.read(path);
        FeederInput input = of(Input.of(path, circuit.asLibrary(), terminal), asked);
        List<String> dropped = circuit.dropped();
        if (!dropped.isEmpty()) {
            terminal.err()
                    .printf(
                            "left out of the network: %s%s (grid import opendss %s says why)%n",
                            String.join(", ", dropped.subList(0, Math.min(MOST_NAMED, dropped.size()))),
                            dropped.size() > MOST_NAMED ? " and " + (dropped.size() - MOST_NAMED) + " more" : "",
                            path);
        }
        return input;
    }

    /// The feeder asked for; else the problem's; else the one that the file itself declares; else the only one.
    private static FeederInput of(Input input, Optional<String> asked) throws CommandFailure {
        CheckedFile file = input.file();
        Map<String, NetworkModel> feeders = file.feeders();
        List<String> names = feeders.keySet().stream().sorted().toList();
        if (asked.isPresent()) {
            if (!feeders.containsKey(asked.get())) {
                throw CommandFailure.usage("%s has no feeder %s%s%s"
                        .formatted(input.path(), asked.get(), Suggestion.hint(asked.get(), names), listed(names)));
            }
            return named(file, asked.get());
        }
        if (file.problem().isPresent()) {
            NetworkModel network = input.problem().network();
            return new FeederInput(network, lengths(file, network.name(), network));
        }
        if (feeders.isEmpty()) {
            throw CommandFailure.input(input.path() + ": has no feeder");
        }
        Optional<String> own = file.ownFeeder();
        if (own.isPresent()) {
            return named(file, own.get());
        }
        if (feeders.size() > 1) {
            throw CommandFailure.usage("--feeder must say which one" + listed(names));
        }
        return named(file, names.getFirst());
    }

    private static FeederInput named(CheckedFile file, String name) {
        NetworkModel network = Objects.requireNonNull(file.feeders().get(name));
        return new FeederInput(network, lengths(file, name, network));
    }

    /// Lengths of the lines of a feeder of a file, in m, as far as they are known.
    static Map<String, Double> lengths(CheckedFile file, String feeder, NetworkModel network) {
        var lengths = new HashMap<String, Double>();
        FeederOrigin origin = file.origins().get(feeder);
        if (origin != null) {
            for (Line line : network.lines()) {
                origin.element("line", line.name())
                        .filter(element -> element.length() > 0)
                        .ifPresent(element -> lengths.put(line.name(), element.length()));
            }
        }
        return lengths;
    }

    private static String listed(List<String> names) {
        return " (there are: %s)".formatted(String.join(", ", names));
    }
}
