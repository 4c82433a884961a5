package org.gridlang.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.SensitivityTable;
import org.gridlang.runtime.powerflow.VoltagePlace;
import org.gridlang.runtime.powerflow.VoltageSensitivity;
import org.gridlang.runtime.powerflow.VoltageSensitivity.Effect;
import org.gridlang.runtime.record.AtomicFile;

/// `grid sensitivity FILE --at 65.a`: how a voltage changes with the power injected at each bus and phase.
final class SensitivityCommand implements Command {
    private static final int STRONGEST = 10;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    /// Up to this base voltage, line to neutral, a summary speaks of 1 kW, above of 100 kW.
    private static final double LOW_VOLTAGE = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Compiler compiler;

    SensitivityCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "sensitivity";
    }

    @Override
    public String summary() {
        return "tells how voltages change with power injected elsewhere";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(option("at", "BUS[.PHASE],...", "whose voltages; a bus alone means all of its phases"))
                .addOption(option("from", "BUS[.PHASE],...", "where power is injected; everywhere unless said"))
                .addOption(option("feeder", "NAME", "which one, where the file has several"))
                .addOption(option("csv", "FILE", "also write all derivatives there"))
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("one JSON object for machines, with all derivatives")
                        .get());
    }

    private static Option option(String name, String value, String does) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(does).get();
    }

    @Override
    public String details() {
        return """
                Derivatives of voltage magnitudes at the nominal loads, by active and reactive power delivered into the
                network at one phase, taps held. Shown are the ten strongest. Where nothing leads to ground, voltages and
                injections stand between two phases, as in 740.ab.
                Example: grid sensitivity net.grid --at 65.a,83 --from 76
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Optional<String> at = invocation.text("at");
        if (at.isEmpty()) {
            throw CommandFailure.usage(
                    "--at must say whose voltages, such as --at 65 or --at 65.a; see grid %s --help".formatted(name()));
        }
        NetworkModel network = FeederInput.read(compiler, invocation.file(0), invocation.text("feeder"), terminal)
                .network();
        var places = new SensitivityPlaces(network);
        List<VoltagePlace> voltages = places.named("at", words(at.get()));
        if (voltages.isEmpty()) {
            throw CommandFailure.usage("--at names no bus");
        }
        Optional<String> from = invocation.text("from");
        List<VoltagePlace> injections = from.isPresent() ? places.named("from", words(from.get())) : places.all();
        if (injections.isEmpty()) {
            throw CommandFailure.usage("--from names no bus");
        }
        Optional<Path> csv = invocation.path("csv");
        if (csv.isPresent()) {
            OutputFile.prepare(csv.get(), "csv");
        }
        var sensitivity = new VoltageSensitivity(network, voltages, injections);
        if (!sensitivity.solved()) {
            throw CommandFailure.run("feeder %s: no voltages were found: %s"
                    .formatted(network.name(), sensitivity.solution().failure().text()));
        }
        if (csv.isPresent()) {
            write(csv.get(), sensitivity, voltages.size());
        }
        if (invocation.has("json")) {
            terminal.out().println(json(network, sensitivity, voltages));
        } else {
            show(network, sensitivity, voltages, terminal.out());
        }
        return ExitCode.FINE;
    }

    private static List<String> words(String list) {
        return List.of(list.split(",")).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void show(
            NetworkModel network, VoltageSensitivity sensitivity, List<VoltagePlace> voltages, PrintStream out) {
        int injections = sensitivity.effects(0).size();
        out.printf(
                "feeder %s at its nominal loads: %s by injections at %s%n",
                network.name(), Count.of(voltages.size(), "voltage"), Count.of(injections, "place"));
        for (int voltage = 0; voltage < voltages.size(); voltage++) {
            var place = voltages.get(voltage);
            out.printf(Locale.ROOT, "%n%s  %.6f pu%n", place, sensitivity.perUnit(voltage));
            List<Effect> strongest = sensitivity.effects(voltage).stream()
                    .sorted(Comparator.comparingDouble(SensitivityCommand::strength)
                            .reversed())
                    .limit(STRONGEST)
                    .toList();
            summary(strongest.getFirst(), network.bus(place.bus()).baseVoltage(), out);
            int width = strongest.stream()
                    .mapToInt(effect -> effect.injection().toString().length())
                    .max()
                    .orElse(0);
            String row = "  %-" + Math.max(width, "injection at".length()) + "s  %12s  %14s%n";
            out.printf(row, "injection at", "dV/dp, pu/MW", "dV/dq, pu/Mvar");
            for (Effect effect : strongest) {
                out.printf(row, effect.injection(), perMega(effect.perWatt()), perMega(effect.perVar()));
            }
            if (injections > strongest.size()) {
                out.printf("  ... and %d weaker; --csv writes all%n", injections - strongest.size());
            }
        }
    }

    private static void summary(Effect effect, double base, PrintStream out) {
        double kilowatts = base <= LOW_VOLTAGE ? 1 : 100;
        out.printf(
                Locale.ROOT,
                "  %.0f kW at %s change it by %+.6f pu, %.0f kvar by %+.6f pu%n",
                kilowatts,
                effect.injection(),
                effect.perWatt() * kilowatts * KILO,
                kilowatts,
                effect.perVar() * kilowatts * KILO);
    }

    private static double strength(Effect effect) {
        return Math.hypot(effect.perWatt(), effect.perVar());
    }

    private static String perMega(double perUnitPerWatt) {
        return String.format(Locale.ROOT, "%.6f", perUnitPerWatt * MEGA);
    }

    private static String json(NetworkModel network, VoltageSensitivity sensitivity, List<VoltagePlace> voltages)
            throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("feeder", network.name());
        var list = root.putArray("voltages");
        for (int voltage = 0; voltage < voltages.size(); voltage++) {
            ObjectNode node = list.addObject();
            node.put("at", voltages.get(voltage).toString());
            node.put("v_pu", sensitivity.perUnit(voltage));
            var effects = node.putArray("effects");
            for (Effect effect : sensitivity.effects(voltage)) {
                effects.addObject()
                        .put("injection", effect.injection().toString())
                        .put("dv_dp_pu_per_kW", effect.perWatt() * KILO)
                        .put("dv_dq_pu_per_kvar", effect.perVar() * KILO);
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void write(Path file, VoltageSensitivity sensitivity, int voltages) throws IOException {
        var effects = new ArrayList<Effect>();
        for (int voltage = 0; voltage < voltages; voltage++) {
            effects.addAll(sensitivity.effects(voltage));
        }
        try {
            AtomicFile.write(file, SensitivityTable.of(effects));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
