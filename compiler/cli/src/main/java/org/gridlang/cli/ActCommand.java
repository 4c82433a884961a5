package org.gridlang.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.runtime.deploy.ActingAgent;
import org.gridlang.runtime.deploy.AgentPolicy;

/// `grid act DIR --agent batteries:3`: one agent at work, as the controller of its device would have it: a line of
/// observations in, a line of actions out.
final class ActCommand implements Command {
    private final InputStream in;

    /// @param in observations
    ActCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public String name() {
        return "act";
    }

    @Override
    public String summary() {
        return "runs one agent's policy on observations from standard input";
    }

    @Override
    public String operands() {
        return "DIR";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("agent")
                        .hasArg()
                        .argName("POPULATION:NUMBER")
                        .desc("which one, as grid show agents counts them; without it, tells what there is")
                        .get());
    }

    @Override
    public String details() {
        return """
                Each line of standard input is one step: comma-separated numbers in SI units, the features in their order,
                then, if the device tells them, the low and high bound of each action in this step. Each is answered at once
                by a line with the actions: in SI units where bounds were given, else as raw numbers between -1 (low) and
                1 (high). A first line of names lets the columns come in any order. A line that cannot be read ends the
                command with exit code 1: a device should then fall back to its own rule.

                  grid act runs/gradmap
                  echo "0.4,-2e-8,1e-8,0,-3e-8,3e-8,0.5,0.87,-5000,5000" | grid act runs/gradmap --agent batteries:3
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        var agents = TrainedAgents.read(invocation.folder(0));
        var name = invocation.text("agent");
        if (name.isEmpty()) {
            describe(agents.all(), terminal);
            return ExitCode.FINE;
        }
        var policy = agents.named(name.get());
        var acting = new ActingAgent(policy);
        var lines = new ObservationLines(policy);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            var reading = lines.read(text);
            if (reading.isPresent()) {
                terminal.out().println(answer(acting, reading.get()));
                terminal.out().flush();
            }
        }
        return ExitCode.FINE;
    }

    private static String answer(ActingAgent acting, ObservationLines.Reading reading) {
        float[] raw = acting.act(reading.observation());
        var text = new StringJoiner(",");
        for (int action = 0; action < raw.length; action++) {
            int at = 2 * action;
            float each = raw[action];
            text.add(reading.bounds()
                    .map(bounds -> Double.toString(AgentPolicy.physical(each, bounds[at], bounds[at + 1])))
                    .orElse(Float.toString(each)));
        }
        return text.toString();
    }

    private static void describe(List<AgentPolicy> agents, Terminal terminal) {
        var populations =
                agents.stream().map(AgentPolicy::population).distinct().toList();
        for (String population : populations) {
            var own = agents.stream()
                    .filter(each -> each.population().equals(population))
                    .toList();
            var first = own.getFirst();
            terminal.out()
                    .println("%s to %s".formatted(first.name(), own.getLast().name()));
            terminal.out().println("  observe");
            first.features().forEach(feature -> terminal.out().println("    " + feature));
            terminal.out().println("  act");
            first.actions().forEach(action -> terminal.out().println("    " + action));
        }
    }
}
