package org.gridlang.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.Checker;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.MemorySource;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.library.StandardSource;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.language.model.FeederOrigin.ElementOrigin;
import org.gridlang.language.unit.Units;
import org.gridlang.opendss.circuit.CircuitReader;
import org.gridlang.opendss.circuit.Dropped;
import org.gridlang.opendss.circuit.DssCircuit;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.convert.ConvertedNetwork;
import org.gridlang.opendss.convert.NetworkConversion;

/// A master file of OpenDSS, `IEEE13Nodeckt.dss`, with the network that it becomes.
///
/// @param circuit empty if the file makes none
/// @param converted empty if there are errors
/// @param diagnostics all faults, in the order of their places
record CircuitFile(
        Path path, Optional<DssCircuit> circuit, Optional<ConvertedNetwork> converted, List<Diagnostic> diagnostics) {
    CircuitFile {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Whether the name of a file says that it is one.
    static boolean is(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".dss");
    }

    static CircuitFile read(Path master) {
        var faults = new Diagnostics();
        Optional<DssCircuit> circuit = CircuitReader.read(master, faults);
        Optional<ConvertedNetwork> converted =
                faults.hasErrors() ? Optional.empty() : circuit.flatMap(each -> NetworkConversion.of(each, faults));
        return new CircuitFile(master, circuit, faults.hasErrors() ? Optional.empty() : converted, faults.sorted());
    }

    /// What was read and is no part of the network, as the file names it.
    List<String> dropped() {
        return converted.map(ConvertedNetwork::dropped).orElse(List.of()).stream()
                .map(Dropped::what)
                .toList();
    }

    /// The same as a library with one feeder, so that commands take it as they take a `.grid` file.
    CompiledFile asLibrary() {
        Optional<CheckedFile> meaning = converted.map(each -> new CheckedFile(
                each.network().name(),
                Optional.empty(),
                Map.of(),
                Map.of(each.network().name(), each.network()),
                Map.of(each.network().name(), origin(circuit.orElseThrow(), each.lengths())),
                List.of(),
                units()));
        return new CompiledFile(diagnostics, meaning, Optional.empty(), List.of(), List.of(), List.of());
    }

    private static FeederOrigin origin(DssCircuit circuit, Map<String, Double> lengths) {
        var elements = new HashMap<String, ElementOrigin>();
        for (DssObject line : circuit.enabled(DssClass.LINE)) {
            String name = line.name().toLowerCase(Locale.ROOT);
            double length = lengths.getOrDefault(name, 0.0);
            elements.put("line " + name, new ElementOrigin(line.declared(), Map.of(), line.text("linecode"), length));
        }
        return new FeederOrigin(circuit.declared(), "", true, Optional.empty(), elements);
    }

    /// Those of the prelude, to show values in.
    private static Units units() {
        var faults = new Diagnostics();
        var source = new MemorySource(Map.of("circuit.grid", "library circuit\n"));
        return ModuleLoader.load(new StandardSource(), source, "circuit.grid", faults)
                .flatMap(loaded -> Checker.check(loaded, faults))
                .orElseThrow(() -> new IllegalStateException("cli: the prelude has faults"))
                .units();
    }
}
