package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.opendss.write.DssWriter;

/// `grid export opendss FILE -o FILE.dss`: a feeder as a circuit of OpenDSS. `grid export onnx DIR`, `grid export c
/// DIR`:
/// the policies of a run folder for other programs.
final class ExportCommand implements Command {
    private static final String CIRCUIT = "opendss";
    private static final Map<String, PolicyExport.Format> POLICIES = Arrays.stream(PolicyExport.Format.values())
            .collect(Collectors.toMap(PolicyExport.Format::word, format -> format));

    private final Compiler compiler;

    ExportCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "writes a feeder as a circuit of OpenDSS, or trained policies as ONNX, C or NumPy";
    }

    @Override
    public String operands() {
        return "FORMAT FILE|DIR";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("o")
                        .longOpt("out")
                        .hasArg()
                        .argName("PATH")
                        .desc("where to write; NAME.dss in this folder, or a folder of policies in DIR, if left out")
                        .get())
                .addOption(Option.builder()
                        .longOpt("agent")
                        .hasArg()
                        .argName("POPULATION:NUMBER")
                        .desc("policies: this one only")
                        .get())
                .addOption(Option.builder()
                        .longOpt("feeder")
                        .hasArg()
                        .argName("NAME")
                        .desc("opendss: which one, where the file has several")
                        .get())
                .addOption(Option.builder()
                        .longOpt("force")
                        .desc("replace what is there already")
                        .get());
    }

    @Override
    public String details() {
        return """
                opendss FILE   one file with matrices for lines, so that OpenDSS solves the network that grid flow solves
                onnx DIR       the policies of a run folder, a model for each agent, with the scaling of its observations
                               and the map of its actions
                c DIR          the same as C99 that needs no library, a header and a source file for each agent
                npz DIR        the same as arrays of NumPy, a file for each population

                  grid export opendss village.grid -o village.dss
                  grid export onnx runs/gradmap
                  grid export c runs/gradmap --agent batteries:3 -o firmware/policy
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        String format = invocation.operand(0);
        var policies = POLICIES.get(format);
        if (policies != null) {
            mayNotBeGiven("feeder", format, invocation);
            return PolicyExport.run(policies, invocation, terminal);
        }
        if (!format.equals(CIRCUIT)) {
            throw CommandFailure.usage("grid export writes opendss, onnx, c and npz, not \"%s\"".formatted(format));
        }
        mayNotBeGiven("agent", format, invocation);
        FeederInput input = FeederInput.read(compiler, invocation.file(1), invocation.text("feeder"), terminal);
        Optional<Path> asked = invocation.path("out");
        Path file = asked.orElse(Path.of(input.network().name() + ".dss"));
        TextFile.write(file, DssWriter.write(input.network()), invocation.has("force"));
        terminal.out().println(file + ": written");
        return ExitCode.FINE;
    }

    private static void mayNotBeGiven(String option, String format, Invocation invocation) throws CommandFailure {
        if (invocation.has(option)) {
            throw CommandFailure.usage("--%s has no meaning for grid export %s".formatted(option, format));
        }
    }
}
