package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.deploy.ActingAgent;
import org.gridlang.runtime.deploy.AgentPolicy;
import org.gridlang.runtime.record.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActCommandTest {
    @TempDir
    Path temporary = Path.of("");

    private Path run = Path.of("");

    @BeforeEach
    void train() {
        run = TrainedRun.in(temporary.resolve("run"));
    }

    @Test
    void eachLineIsAnsweredByTheRawAction() {
        var acting = new ActingAgent(agents().get(1));
        String expected = acting.act(new double[] {0.4, -2e-8})[0] + "\n" + acting.act(new double[] {0.9, 0})[0] + "\n";
        assertEquals(expected, act("0.4,-2e-8\n\n0.9,0\n", "batteries:1").out());
    }

    @Test
    void withBoundsTheAnswerIsInPhysicalUnits() {
        float[] raw = new ActingAgent(agents().get(2)).act(new double[] {0.4, 1e-8});
        String expected =
                AgentPolicy.physical(raw[0], -5000, 3000) + "," + AgentPolicy.physical(raw[1], -100, 100) + "\n";
        assertEquals(
                expected, act("0.4,1e-8,-5000,3000,-100,100\n", "inverters:0").out());
    }

    @Test
    void aHeaderLetsColumnsComeInAnyOrder() {
        String plain = act("0.4,-2e-8,-1,1\n", "batteries:0").out();
        String named = act("high(p),\"price - mean(price, today)\",soc,low(p)\n1,-2e-8,0.4,-1\n", "batteries:0")
                .out();
        assertEquals(plain, named);
    }

    @Test
    void badLinesEndItWithTheirNumber() {
        String first = "0.4,0\n";
        fails(first + "0.4\n", "line 2: has 1 values, not 2: soc, price - mean(price, today)");
        fails(first + "0.4,nan\n", "line 2: price - mean(price, today) is \"nan\", not a number");
        fails("soc,temperature\n", "line 1: names \"temperature\", which is not observed");
        fails("soc,soc\n", "line 1: names \"soc\" twice");
        fails("soc\n", "line 1: does not name \"price - mean(price, today)\", which is observed");
        fails("0.4,0,1\n", "line 1: has 3 values, not 4");
        fails("\"soc\n", "line 1: ");
    }

    @Test
    void agentsThatAreNotThereAreNamed() {
        assertEquals(
                "grid: " + run
                        + ": population batteries has the agents batteries:0 to batteries:1, not \"batteries:2\"\n",
                act("", "batteries:2").err());
        assertTrue(act("", "battery:0").err().contains("did you mean batteries?"));
    }

    @Test
    void withoutAnAgentItTellsWhatThereIs() {
        var recording = Recording.ofPipe();
        new Grid(List.of(new ActCommand(new ByteArrayInputStream(new byte[0]))))
                .run(List.of("act", run.toString()), recording.terminal());
        assertTrue(recording.out().startsWith("batteries:0 to batteries:1\n  observe\n    soc\n"), recording.out());
    }

    private List<AgentPolicy> agents() {
        return AgentPolicy.all(RunFolder.open(run).policies());
    }

    private void fails(String lines, String sentence) {
        var recording = act(lines, "batteries:0");
        assertTrue(recording.err().startsWith("grid: standard input, " + sentence), recording.err());
        long good = lines.lines().takeWhile(each -> each.equals("0.4,0")).count();
        assertEquals(good, recording.out().lines().count(), "what was right before is answered");
    }

    private Recording act(String lines, String agent) {
        var recording = Recording.ofPipe();
        var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        new Grid(List.of(new ActCommand(in)))
                .run(Arrays.asList("act", run.toString(), "--agent", agent), recording.terminal());
        return recording;
    }
}
