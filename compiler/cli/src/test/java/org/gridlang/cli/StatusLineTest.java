package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StatusLineTest {
    @Test
    void aTerminalShowsOneLineThatFits() {
        var recording = Recording.ofTerminal(12);
        try (var status = new StatusLine(recording.terminal())) {
            status.show(0, "pass 1 cost 200.0");
            status.show(0.1, "pass 2");
        }
        assertEquals("\rpass 1 cost\u001b[K\rpass 2\u001b[K\n", recording.err());
        assertEquals("", recording.out());
    }

    @Test
    void wordsThatStayMoveTheLiveLineDown() {
        var recording = Recording.ofTerminal(40);
        try (var status = new StatusLine(recording.terminal())) {
            status.show(0, "pass 1");
            status.say("checkpoint written");
            status.show(1, "pass 2");
        }
        assertEquals("\rpass 1\u001b[K\r\u001b[Kcheckpoint written\n\rpass 2\u001b[K\n", recording.err());
    }

    @Test
    void aLogGetsLinesFromTimeToTimeAndTheLastOne() {
        var recording = Recording.ofPipe();
        try (var status = new StatusLine(recording.terminal())) {
            for (int pass = 0; pass <= 13; pass++) {
                status.show(pass, "pass " + pass);
            }
        }
        assertEquals("pass 0\npass 5\npass 10\npass 13\n", recording.err());
    }
}
