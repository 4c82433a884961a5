package org.gridlang.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowSolution.Phasor;
import org.gridlang.runtime.powerflow.FlowTables;
import org.gridlang.runtime.powerflow.VoltagePlace;
import org.gridlang.runtime.report.plot.FlowSurvey;

/// `grid flow FILE`: the voltages of a feeder at its nominal loads.
final class FlowCommand implements Command {
    private static final double KILO = 1000;

    private final Compiler compiler;

    FlowCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public String summary() {
        return "solves a feeder at its nominal loads";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("feeder")
                        .hasArg()
                        .argName("NAME")
                        .desc("which one, where the file has several")
                        .get())
                .addOption(Option.builder()
                        .longOpt("csv")
                        .hasArg()
                        .argName("DIR")
                        .desc("also write voltages, currents, loads, taps, capacitors and a summary there, as CSV")
                        .get())
                .addOption(Option.builder()
                        .longOpt("plot")
                        .hasArg()
                        .argName("FILE")
                        .desc("also draw the feeder, as an image (.png) or as a page to explore (.html)")
                        .get())
                .addOption(Option.builder()
                        .longOpt("control")
                        .desc("let regulators and capacitor controls act")
                        .get())
                .addOption(Option.builder()
                        .longOpt("limits")
                        .desc("let loads leave their model outside of their voltage limits")
                        .get());
    }

    @Override
    public String details() {
        return """
                Regulator taps are held where the file puts them, unless --control moves them; each move is shown.
                Per-unit voltages are line to neutral, or between two phases where nothing leads to ground.
                Parts that the source does not feed are named and left out.
                Exit code 3 if no voltages can be found, or if the controls do not come to rest.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        FeederInput input = FeederInput.read(compiler, invocation.file(0), invocation.text("feeder"), terminal);
        NetworkModel network = input.network();
        Optional<Path> folder = invocation.path("csv");
        if (folder.isPresent()) {
            OutputFolder.prepare(folder.get());
        }
        Optional<Path> plot = invocation.path("plot");
        Optional<FlowPlot> picture = plot.isPresent() ? Optional.of(FlowPlot.prepare(plot.get())) : Optional.empty();
        ControlledFlow flow = ControlledFlow.of(network, invocation.has("control"), invocation.has("limits"));
        FlowSolution solution = flow.solution();
        if (!solution.status().solved()) {
            throw CommandFailure.run("feeder %s: no voltages were found: %s"
                    .formatted(network.name(), solution.failure().text()));
        }
        if (folder.isPresent()) {
            FlowTables.write(solution, folder.get());
        }
        if (picture.isPresent()) {
            picture.get().write(FlowSurvey.of(solution, input.lineLengths()));
        }
        flow.show(terminal.out());
        show(network, solution, terminal.out());
        flow.requireRest();
        return ExitCode.FINE;
    }

    private static void show(NetworkModel network, FlowSolution solution, PrintStream out) {
        out.printf(
                "feeder %s: %s, %s, %s; solved in %s%n",
                network.name(),
                Count.of(network.buses().size(), "bus", "buses"),
                Count.of(solution.model().nodeCount(), "node"),
                Count.of(network.loads().size(), "load"),
                Count.of(solution.iterations(), "iteration"));
        power("source", solution.sourcePower(), out);
        power("losses", solution.losses(), out);
        List<VoltagePlace> places = VoltagePlace.all(solution.model());
        Comparator<VoltagePlace> byMagnitude = Comparator.comparingDouble(solution::perUnit);
        voltage("lowest", places.stream().min(byMagnitude).orElseThrow(), solution, out);
        voltage("highest", places.stream().max(byMagnitude).orElseThrow(), solution, out);
    }

    private static void power(String what, Phasor power, PrintStream out) {
        out.printf(Locale.ROOT, "%-8s %12.3f kW %12.3f kvar%n", what, power.re() / KILO, power.im() / KILO);
    }

    private static void voltage(String what, VoltagePlace place, FlowSolution solution, PrintStream out) {
        out.printf(Locale.ROOT, "%-8s %12.6f pu at %s%n", what, solution.perUnit(place), place.nodes());
    }
}
