package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.describe.Describer;
import org.gridlang.language.describe.Describer.Answer;
import org.gridlang.language.describe.Describer.Topic;
import org.gridlang.language.describe.DescriptionJson;
import org.gridlang.language.describe.DescriptionText;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.runtime.problem.Problem;

/// `grid show feeder FILE`: what a file means.
final class ShowCommand implements Command {
    private static final int WIDTH = 120;
    private static final int LEAST_WIDTH = 60;

    private final Compiler compiler;

    ShowCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "tells what a file means: its feeder, agents, devices, experiments";
    }

    @Override
    public String operands() {
        return "[feeder|agents|devices|experiments] FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("name")
                        .hasArg()
                        .argName("NAME")
                        .desc("only the feeder, population, device or experiment of this name")
                        .get())
                .addOption(Option.builder()
                        .longOpt("all")
                        .desc("all agents, and each line of long runs without branches")
                        .get())
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("one JSON object for machines, in SI units, with all rows")
                        .get());
    }

    @Override
    public String details() {
        return """
                grid show FILE tells of the whole file on one page. feeder: the tree from the source down, with ratings and
                where they are written. agents: who sits where with which draws. devices: roles, ranges, what bounds each
                action, what a policy sees. experiments: trainings and evaluations with all defaults filled in.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        boolean named = invocation.hasOperand(1);
        Topic topic = named ? topic(invocation.operand(0)) : Topic.PROBLEM;
        Input input = Input.read(compiler, file(invocation, named), terminal);
        var describer = new Describer(input.file(), () -> compiled(input.checked()));
        Optional<String> name = invocation.text("name");
        return switch (describer.describe(topic, name, invocation.has("all"))) {
            case Answer.Told(var section) -> {
                int width = Math.clamp(terminal.columns().orElse(WIDTH), LEAST_WIDTH, WIDTH);
                terminal.out()
                        .print(
                                invocation.has("json")
                                        ? DescriptionJson.of(section)
                                        : DescriptionText.of(section, width));
                yield ExitCode.FINE;
            }
            case Answer.Nothing(var sentence, var misnamed) -> {
                String text = input.path() + ": " + sentence;
                throw misnamed ? CommandFailure.usage(text) : CommandFailure.input(text);
            }
        };
    }

    /// A topic without a file is most likely a file forgotten.
    private static Path file(Invocation invocation, boolean named) throws CommandFailure {
        if (!named && topics().contains(invocation.operand(0))) {
            throw CommandFailure.usage("grid show %s needs a FILE".formatted(invocation.operand(0)));
        }
        return invocation.file(named ? 1 : 0);
    }

    private static Topic topic(String word) throws CommandFailure {
        for (Topic topic : Topic.values()) {
            if (topic.word().equals(word)) {
                return topic;
            }
        }
        throw CommandFailure.usage("grid show knows no \"%s\"%s (there are: %s)"
                .formatted(word, Suggestion.hint(word, topics()), String.join(", ", topics())));
    }

    private static List<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::word).toList();
    }

    private Problem compiled(CompiledFile checked) {
        return compiler.compile(checked)
                .problem()
                .orElseThrow(() -> new IllegalStateException("cli: a checked problem did not compile"));
    }
}
