package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.opendss.write.DssWriter;

/// `grid export opendss FILE -o FILE.dss`: a feeder as a circuit of OpenDSS.
final class ExportCommand implements Command {
    private static final String FORMAT = "opendss";

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
        return "writes a feeder as a circuit of OpenDSS";
    }

    @Override
    public String operands() {
        return "opendss FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("o")
                        .longOpt("out")
                        .hasArg()
                        .argName("FILE")
                        .desc("where to write; NAME.dss in this folder if left out")
                        .get())
                .addOption(Option.builder()
                        .longOpt("feeder")
                        .hasArg()
                        .argName("NAME")
                        .desc("which one, where the file has several")
                        .get())
                .addOption(Option.builder()
                        .longOpt("force")
                        .desc("replace a file that is there already")
                        .get());
    }

    @Override
    public String details() {
        return """
                Writes one file with matrices for lines, so that OpenDSS solves the network that grid flow solves.

                  grid export opendss village.grid -o village.dss
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        String format = invocation.operand(0);
        if (!format.equals(FORMAT)) {
            throw CommandFailure.usage("grid export writes %s, not \"%s\"".formatted(FORMAT, format));
        }
        FeederInput input = FeederInput.read(compiler, invocation.file(1), invocation.text("feeder"), terminal);
        Optional<Path> asked = invocation.path("out");
        Path file = asked.orElse(Path.of(input.network().name() + ".dss"));
        TextFile.write(file, DssWriter.write(input.network()), invocation.has("force"));
        terminal.out().println(file + ": written");
        return ExitCode.FINE;
    }
}
