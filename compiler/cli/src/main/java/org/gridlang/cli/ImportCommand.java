package org.gridlang.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.diagnostic.JsonRenderer;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.circuit.Dropped;
import org.gridlang.opendss.circuit.DssCircuit;
import org.gridlang.opendss.convert.ConvertedNetwork;
import org.gridlang.opendss.convert.DefaultTaken;
import org.gridlang.opendss.write.GridWriter;
import org.gridlang.opendss.write.WrittenFeeder;
import org.gridlang.runtime.network.NetworkModel;

/// `grid import opendss MASTER -o FILE`: a circuit of OpenDSS as a feeder in a `.grid` file.
final class ImportCommand implements Command {
    private static final String FORMAT = "opendss";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "turns a circuit of OpenDSS into a feeder";
    }

    @Override
    public String operands() {
        return "opendss MASTER";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("o")
                        .longOpt("out")
                        .hasArg()
                        .argName("FILE")
                        .desc("where to write the feeder; without it only tells what would be written")
                        .get())
                .addOption(Option.builder()
                        .longOpt("feeder")
                        .hasArg()
                        .argName("NAME")
                        .desc("how to call it; the name of the circuit if left out")
                        .get())
                .addOption(Option.builder()
                        .longOpt("force")
                        .desc("replace a file that is there already")
                        .get())
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("one JSON object for machines")
                        .get());
    }

    @Override
    public String details() {
        return """
                MASTER is the file that OpenDSS would compile; it and all it redirects to lie in one folder. What a network
                has no place for is listed as dropped with its line, values that the files do not give as defaults.
                What would change the answer is an error instead. Exit code 1 if there are errors; nothing is written then.

                  grid import opendss ieee13/IEEE13Nodeckt.dss -o ieee13.grid
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        String format = invocation.operand(0);
        if (!format.equals(FORMAT)) {
            throw CommandFailure.usage("grid import reads %s, not \"%s\"".formatted(FORMAT, format));
        }
        Path master = invocation.file(1);
        Optional<Path> file = invocation.path("out");
        CircuitFile read = CircuitFile.read(master);
        boolean json = invocation.has("json");
        if (!json) {
            terminal.complain(read.diagnostics());
        }
        if (read.converted().isEmpty()) {
            if (json) {
                terminal.out().print(json(read, Optional.empty()));
            }
            throw CommandFailure.input(master + ": " + Count.ofFaults(read.diagnostics()));
        }
        ConvertedNetwork network = read.converted().get();
        DssCircuit circuit = read.circuit().orElseThrow();
        if (file.isPresent()) {
            String library = FeederName.ofLibrary(file.get());
            String text = text(network, circuit, invocation.text("feeder"), library, master);
            TextFile.write(file.get(), text, invocation.has("force"));
        }
        if (json) {
            terminal.out().print(json(read, file));
        } else {
            Path folder = Optional.ofNullable(master.getParent()).orElse(Path.of(""));
            show(network, circuit, folder, terminal.out());
            file.ifPresent(each -> terminal.out().println(each + ": written"));
        }
        return ExitCode.FINE;
    }

    private static String text(
            ConvertedNetwork converted, DssCircuit circuit, Optional<String> asked, String library, Path master)
            throws CommandFailure {
        String name = FeederName.of(asked, circuit.name());
        var remarks = List.of("Circuit %s of %s, read by grid import.".formatted(circuit.name(), master.getFileName()));
        WrittenFeeder written =
                GridWriter.write(converted.network().withName(name), library, remarks, converted.lengths());
        if (!written.unsaid().isEmpty()) {
            throw CommandFailure.input("%s: the language has no words for all of it:%n  %s"
                    .formatted(master, String.join("\n  ", written.unsaid())));
        }
        return written.text();
    }

    private static void show(ConvertedNetwork converted, DssCircuit circuit, Path folder, PrintStream out) {
        NetworkModel network = converted.network();
        out.printf(
                "circuit %s: %s, %s, %s, %s, %s%n",
                circuit.name(),
                Count.of(network.buses().size(), "bus", "buses"),
                Count.of(network.lines().size(), "line"),
                Count.of(network.transformers().size(), "transformer"),
                Count.of(network.loads().size(), "load"),
                Count.of(network.regulators().size(), "regulator"));
        things("dropped", converted.dropped(), folder, out);
        things("ignored", circuit.ignored(), folder, out);
        if (!converted.defaults().isEmpty()) {
            out.println("defaults of OpenDSS taken for what the files do not give:");
            for (DefaultTaken each : converted.defaults()) {
                out.printf("  %s: %s: %s%n", place(folder, each.where()), each.what(), each.value());
            }
        }
    }

    private static void things(String title, List<Dropped> things, Path folder, PrintStream out) {
        if (!things.isEmpty()) {
            out.println(title + ":");
            for (Dropped each : things) {
                out.printf("  %s: %s: %s%n", place(folder, each.where()), each.what(), each.why());
            }
        }
    }

    /// `Loads.dss:12`, below the folder of the master file.
    private static String place(Path folder, Span span) {
        Path file = Path.of(span.source().name());
        return (file.startsWith(folder) ? folder.relativize(file) : file) + ":" + span.line();
    }

    private static String json(CircuitFile read, Optional<Path> file) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            if (read.circuit().isPresent()) {
                json.writeStringField("circuit", read.circuit().get().name());
            }
            if (file.isPresent()) {
                json.writeStringField("file", file.get().toString());
            }
            if (read.converted().isPresent()) {
                counts(json, read.converted().get().network());
            }
            things(
                    json,
                    "dropped",
                    read.converted()
                            .map(ConvertedNetwork::dropped)
                            .or(() -> read.circuit().map(DssCircuit::dropped))
                            .orElse(List.of()));
            things(json, "ignored", read.circuit().map(DssCircuit::ignored).orElse(List.of()));
            json.writeArrayFieldStart("defaults");
            for (DefaultTaken each :
                    read.converted().map(ConvertedNetwork::defaults).orElse(List.of())) {
                thing(json, each.where(), each.what(), "value", each.value());
            }
            json.writeEndArray();
            json.writeFieldName("diagnostics");
            JsonRenderer.write(json, read.diagnostics());
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void counts(JsonGenerator json, NetworkModel network) throws IOException {
        json.writeNumberField("buses", network.buses().size());
        json.writeNumberField("lines", network.lines().size());
        json.writeNumberField("transformers", network.transformers().size());
        json.writeNumberField("regulators", network.regulators().size());
        json.writeNumberField("capacitors", network.capacitors().size());
        json.writeNumberField("loads", network.loads().size());
        json.writeNumberField("generators", network.generators().size());
    }

    private static void things(JsonGenerator json, String title, List<Dropped> things) throws IOException {
        json.writeArrayFieldStart(title);
        for (Dropped each : things) {
            thing(json, each.where(), each.what(), "why", each.why());
        }
        json.writeEndArray();
    }

    private static void thing(JsonGenerator json, Span where, String what, String key, String value)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("file", where.source().name());
        json.writeNumberField("line", where.line());
        json.writeStringField("what", what);
        json.writeStringField(key, value);
        json.writeEndObject();
    }
}
