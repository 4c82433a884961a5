package org.gridlang.cli;

import static org.gridlang.cli.StandardFeeders.changed;
import static org.gridlang.cli.StandardFeeders.solve;
import static org.gridlang.cli.StandardFeeders.voltage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.runtime.control.ControlLoop;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.VoltageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Neutrals, centre taps, transformers of three sides, generators, reactors and controls, written and solved.
final class FeederElementsTest {
    private static final String LEG = "kind: \"power\", q: 0 kvar, rated_voltage: 120 V";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aCentreTapHasTwoLegsThatOpposeEachOther() throws IOException {
        var net = changed(folder, "ieee13", """
                transformer pole from "632" phases b to "house" phases ab {
                  connection: "wye-centre tap", voltages: [2.4 kV, 120 V], rating: 50 kVA, reactances: [2 %, 2 %, 1.4 %],
                  resistances: [0.6 %, 1.2 %, 1.2 %], no_load_loss: 0.2 %, magnetising_current: 0.5 %
                }
                load left at "house" phases a { p: 3 kW, LEG }
                load oven at "house" phases ab { connection: "delta", p: 5 kW, q: 0 kvar, rated_voltage: 240 V }
                generator roof at "house" phases ab { connection: "delta", p: 2 kW, rated_voltage: 240 V }
                """.replace("LEG", LEG));
        var windings = transformer(net, "pole").windings();
        assertEquals(3, windings.size());
        assertTrue(windings.get(2).reversed());
        assertEquals(0.002, transformer(net, "pole").noLoadLoss(), 1e-12);
        assertEquals(120, net.bus("house").baseVoltage(), 0.5);
        assertEquals(2e3, net.generators().getFirst().power());
        var solution = solve(net);
        var first = voltage(solution, "house", 1);
        var second = voltage(solution, "house", 2);
        assertEquals(180, Math.abs(Math.IEEEremainder(first.degrees() - second.degrees(), 360)), 1);
        assertTrue(first.magnitude() < second.magnitude(), "the loaded leg is lower");
        double primary = voltage(solution, "632", 2).magnitude();
        assertEquals(primary / 10, first.minus(second).magnitude(), 5);
    }

    @Test
    void aNeutralIsAConductor() throws IOException {
        var net = changed(folder, "ieee13", """
                linecode four { per: 1 mile, r_ohm: [[0.3], [0.1, 0.3], [0.1, 0.1, 0.3], [0.1, 0.1, 0.1, 0.6]],
                  x_ohm: [[1], [0.5, 1], [0.5, 0.5, 1], [0.5, 0.5, 0.5, 1.2]] }
                transformer low from "680" phases abc to "street" phases abcn {
                  connection: "delta-wye", voltages: [4.16 kV, 415 V], rating: 250 kVA, reactance: 4 %, to_neutral: [5 ohm, 0 ohm]
                }
                line lane from "street" to "end" phases abcn { code: four, length: 200 ft }
                load kettle at "end" phases an { p: 8 kW, q: 0 kvar, rated_voltage: 240 V }
                capacitor bank at "end" phases abcn { q: 3 kvar, rated_voltage: 415 V }
                reactor rod at "end" phases n { r: 10 ohm }
                reactor coil from "end" to "shed" phases an { x: 0.01 ohm }
                load lamp at "shed" phases an { p: 1 kW, q: 0 kvar, rated_voltage: 240 V, limits: [40 %, 90 %, 110 %], cut_off: 30 % }
                """);
        assertEquals(
                Neutral.at(4).through(5, 0),
                transformer(net, "low").windings().get(1).neutral());
        assertEquals(List.of(1, 2, 3, 4), net.bus("end").terminals());
        assertEquals(List.of(1, 4), net.bus("shed").terminals());
        assertEquals(4, net.load("kettle").neutral());
        assertEquals(new VoltageLimits(0.4, 0.9, 1.1, 0.3), net.load("lamp").limits());
        var solution = solve(net);
        double neutral = voltage(solution, "end", 4).magnitude();
        assertTrue(neutral > 0.1 && neutral < 20, "the neutral is lifted: " + neutral + " V");
    }

    @Test
    void aThirdSide() throws IOException {
        var net = changed(folder, "ieee13", """
                transformer three from "680" to "u" phases abc {
                  connection: "ungrounded wye-wye-delta", also_to: ["v"], voltages: [4.16 kV, 415 V, 690 V],
                  rating: 500 kVA, ratings: [500 kW, 500 kW, 100 kW], reactances: [4 %, 6 %, 3 %]
                }
                load mill at "v" phases abc { connection: "delta", p: 20 kW, q: 5 kvar, rated_voltage: 690 V }
                """);
        var windings = transformer(net, "three").windings();
        assertEquals("v", windings.get(2).bus());
        assertEquals(100e3, windings.get(2).ratedPower());
        assertEquals(ConnectionKind.DELTA, windings.get(2).connection());
        assertTrue(windings.get(0).floats());
        assertEquals(690 / Math.sqrt(3), net.bus("v").baseVoltage(), 1);
        solve(net);
    }

    @Test
    void controlsOfTransformersAndCapacitors() throws IOException {
        var net = changed(folder, "ieee13", """
                tap_control ltc { transformer: sub, winding: 2, tap: 2, steps: 16, target: 125 V, bandwidth: 2 V,
                  pt_ratio: 20, ct_rating: 700 A, delay: 45 s, most_taps: 1, watches: "highest", regulated_bus: "632" }
                capacitor_control switching { capacitor: cap1, quantity: "kvar", line: "l650632", on: 100 kvar,
                  off: -200 kvar, delay: 60 s, voltage_override: [110 V, 130 V] }
                """);
        var regulator = net.regulators().getLast();
        assertEquals("sub", regulator.transformer());
        assertEquals(0.0125, regulator.taps().step(), 1e-12);
        assertEquals(MonitoredPhase.HIGHEST, regulator.control().phase());
        assertEquals("632", regulator.control().regulatedBus());
        var control = net.capacitorControls().getFirst();
        assertEquals(100e3, control.on());
        assertEquals(CapacitorControl.Quantity.REACTIVE_POWER, control.quantity());
        assertTrue(new ControlLoop(net, ControlLoop.Settings.USUAL).run().settled());
    }

    @Test
    void flowShowsWhatControlsDoAndWhatIsNotFed() throws IOException {
        var neutral = changed(folder, "ieee13", """
                regulator reg1 { tap: 0 }
                regulator reg2 { tap: 0 }
                regulator reg3 { tap: 0 }
                """);
        var tables = folder.resolve("tables");
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.FINE, flow(neutral, recording, "--control", "--limits", "--csv", tables.toString()));
        var out = recording.out();
        assertTrue(out.contains("round  1 reg1: tap 0 to "), out);
        assertTrue(Files.readString(tables.resolve("taps.csv")).contains("reg1,reg1,2,9,1.05625"), "taps of the end");

        var cut = neutral.withLines(neutral.lines().stream()
                .map(line -> line.name().equals("sw671692") ? line.withClosed(false) : line)
                .toList());
        var second = Recording.ofPipe();
        assertEquals(ExitCode.FINE, flow(cut, second));
        assertTrue(second.out().contains("not fed  2 buses 692, 675 (open: sw671692)"), second.out());
    }

    private ExitCode flow(NetworkModel network, Recording recording, String... options) throws IOException {
        var file = new CheckedFile(
                "library", Optional.empty(), Map.of(), Map.of("net", network), Map.of(), List.of(), SmallProblem.UNITS);
        var words = new ArrayList<>(
                List.of("flow", Files.writeString(folder.resolve("f.grid"), "").toString()));
        words.addAll(List.of(options));
        return new Grid(List.of(new FlowCommand(FakeCompiler.meaning(file)))).run(words, recording.terminal());
    }

    private static Transformer transformer(NetworkModel network, String name) {
        return network.transformers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
