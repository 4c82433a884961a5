package org.gridlang.language.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.junit.jupiter.api.Test;

final class RendererTest {
    private static final SourceText DEVICE = new SourceText("flex.grid", """
            device HeatPump {
              input price: Money / Energy
              let electric = level * rating
              state x: Ratio = 1
              state y: Ratio = 1
              cost energy = price * electric
            }
            """);
    private static final SourceText OTHER = new SourceText("std/units.grid", "library std.units\n\nunit kW = 1e3 W\n");

    @Test
    void labelsStandBelowTheirText() {
        var problem = Diagnostic.error(
                        Code.S100,
                        span(DEVICE, "price *", 5),
                        "this cost is money per hour, but a cost is money per step")
                .pointing("$/kWh")
                .also(span(DEVICE, "price:", 5), "`price` is declared here")
                .also(span(DEVICE, "electric =", 8), "`electric` is a Power")
                .also(span(DEVICE, "electric\n}", 8), "kW")
                .note("found", "Money / Time")
                .note("needed", "Money")
                .note("why", "costs are summed over steps")
                .fix("multiply by the step", insert(DEVICE, "electric\n}", 8, " * dt"));
        assertEquals("""
                error[S100]: this cost is money per hour, but a cost is money per step
                   ┌─ flex.grid:6:17
                   │
                 2 │   input price: Money / Energy
                   │         ─────  `price` is declared here
                 3 │   let electric = level * rating
                   │       ────────  `electric` is a Power
                   ·
                 6 │   cost energy = price * electric
                   │                 ━━━━━   ────────
                   │                 $/kWh   kW
                   │
                   = found   Money / Time
                     needed  Money
                   = why: costs are summed over steps
                help: multiply by the step
                   │
                 6 │   cost energy = price * electric * dt
                   │                                 +++++
                """, new Renderer(false).render(problem));
    }

    @Test
    void longLabelsHangFromStems() {
        var problem = Diagnostic.error(Code.S100, span(DEVICE, "level", 5), "three in a row")
                .pointing("the first of them")
                .also(span(DEVICE, "* rating", 1), "the second of them")
                .also(span(DEVICE, "rating", 6), "the third of them");
        assertEquals("""
                error[S100]: three in a row
                   ┌─ flex.grid:3:18
                   │
                 3 │   let electric = level * rating
                   │                  ━━━━━ ─ ──────
                   │                  │     │ the third of them
                   │                  │     the second of them
                   │                  the first of them
                """, new Renderer(false).render(problem));
    }

    @Test
    void otherFilesFollow() {
        var problem = Diagnostic.error(Code.S100, span(DEVICE, "price", 5), "two files")
                .also(span(OTHER, "kW", 2), "here");
        assertEquals("""
                error[S100]: two files
                   ┌─ flex.grid:2:9
                   │
                 2 │   input price: Money / Energy
                   │         ━━━━━
                   ├─ std/units.grid:3:6
                   │
                 3 │ unit kW = 1e3 W
                   │      ──  here
                """, new Renderer(false).render(problem));
    }

    @Test
    void tabsAndWideCharactersKeepTheirColumns() {
        var text = new SourceText("wide.grid", "\tlet 容量🔋 = x\n");
        var problem = Diagnostic.error(Code.S100, span(text, "x", 1), "wide")
                .fix("rename", new Diagnostic.Edit(span(text, "容量🔋", 4), "capacity"));
        assertEquals("""
                error[S100]: wide
                   ┌─ wide.grid:1:13
                   │
                 1 │     let 容量🔋 = x
                   │                  ━
                help: rename
                   │
                 1 │     let capacity = x
                   │         ~~~~~~~~
                """, new Renderer(false).render(problem));
    }

    @Test
    void longLinesAreCut() {
        var text = new SourceText("long.grid", "let x = [" + "1, ".repeat(2_000) + "y" + ", 2".repeat(2_000) + "]\n");
        String shown = new Renderer(false).render(Diagnostic.error(Code.S100, span(text, "y", 1), "long"));
        var lines = shown.lines().toList();
        assertTrue(shown.lines().allMatch(line -> line.length() < 200));
        assertEquals(lines.get(3).indexOf('y'), lines.get(4).indexOf('━'));
    }

    @Test
    void colourIsUsedOnlyIfAsked() {
        var problem = Diagnostic.error(Code.S100, span(DEVICE, "price", 5), "colour");
        assertFalse(new Renderer(false).render(problem).contains("\u001B"));
        assertTrue(new Renderer(true).render(problem).contains("\u001B[1;31merror[S100]\u001B[0m"));
    }

    @Test
    void machinesReadTheSame() {
        var problem = Diagnostic.error(Code.S100, span(DEVICE, "price", 5), "say \"price\"")
                .note("why", "because")
                .fix("leave it out", new Diagnostic.Edit(span(DEVICE, "price", 5), ""));
        assertEquals("""
                [ {
                  "severity" : "error",
                  "code" : "S100",
                  "headline" : "say \\"price\\"",
                  "labels" : [ {
                    "primary" : true,
                    "text" : "",
                    "file" : "flex.grid",
                    "start" : {
                      "offset" : 26,
                      "line" : 2,
                      "column" : 9
                    },
                    "end" : {
                      "offset" : 31,
                      "line" : 2,
                      "column" : 14
                    }
                  } ],
                  "notes" : [ {
                    "title" : "why",
                    "text" : "because"
                  } ],
                  "fix" : {
                    "title" : "leave it out",
                    "edits" : [ {
                      "replacement" : "",
                      "file" : "flex.grid",
                      "start" : {
                        "offset" : 26,
                        "line" : 2,
                        "column" : 9
                      },
                      "end" : {
                        "offset" : 31,
                        "line" : 2,
                        "column" : 14
                      }
                    } ]
                  }
                } ]
                """, new JsonRenderer().render(List.of(problem)));
        assertEquals("[ ]\n", new JsonRenderer().render(List.of()));
    }

    private static Span span(SourceText text, String start, int length) {
        int at = text.text().indexOf(start);
        return new Span(text, at, at + length);
    }

    private static Diagnostic.Edit insert(SourceText text, String start, int after, String added) {
        int at = text.text().indexOf(start) + after;
        return new Diagnostic.Edit(new Span(text, at, at), added);
    }
}
