package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `grid report DIR`: the page of a run folder or of a comparison, and its pictures as images.
final class ReportCommand implements Command {
    private final Trainer trainer;

    ReportCommand(Trainer trainer) {
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "writes the page of a run or comparison, and its pictures";
    }

    @Override
    public String operands() {
        return "DIR";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(option("out", "FILE", "the page; report.html in DIR if left out"))
                .addOption(option("png", "DIR", "also write each picture there as an image"));
    }

    @Override
    public String details() {
        return """
                One page that needs no network: learning curves, cost against violation, voltages over the day and on the
                feeder, multipliers, a day of any agent, all figures, the manifest. DIR is a folder of grid train or of grid
                compare; what policies do is computed again from the file they were trained from.

                  grid report runs/first --png runs/first/pictures
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path folder = invocation.folder(0);
        Path page = OutputFile.prepare(invocation.path("out").orElse(folder.resolve("report.html")), "out");
        Optional<Path> pictures = invocation.path("png");
        if (pictures.isPresent()) {
            OutputFolder.prepare(pictures.get());
        }
        try (var status = new StatusLine(terminal)) {
            int count = trainer.report(folder, page, pictures, new ProgressDisplay(status, terminal.columns()));
            status.settle();
            terminal.out().println("page: " + page);
            pictures.ifPresent(
                    each -> terminal.out().println("pictures: " + each + " (" + Count.of(count, "file") + ")"));
            return ExitCode.FINE;
        }
    }

    private static Option option(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
