package org.gridlang.cli;

import static org.gridlang.cli.StandardFeeders.changed;
import static org.gridlang.cli.StandardFeeders.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `feeder net = ieee13 { ... }`: each kind of element changed, added and removed.
final class FeederOverrideTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theSourceAndTheFrequency() throws IOException {
        var net = changed(folder, "ieee13", "frequency: 50 Hz\nsource grid { per_unit: 1.03, angle: 0 deg }");
        assertEquals(50, net.frequency());
        assertEquals(1.03, net.source().perUnit());
        assertEquals(0, net.source().angle());
        assertEquals(115_000, net.source().lineVoltage(), "what is not given stays");
    }

    @Test
    void theLineCodeOfManyLines() throws IOException {
        var base = changed(folder, "ieee13", "");
        var net = changed(folder, "ieee13", "linecode code601 { rating: 600 A, per: 2 mile }");
        assertEquals(600, line(net, "l650632").rating());
        assertEquals(600, line(net, "l671680").rating());
        assertEquals(
                line(base, "l650632").reactance().at(1, 0) / 2,
                line(net, "l650632").reactance().at(1, 0),
                1e-12);
        assertEquals(340, line(net, "l632633").rating(), "of another code");
    }

    @Test
    void aLine() throws IOException {
        var base = changed(folder, "ieee13", "");
        var net = changed(folder, "ieee13", "line l632633 { length: 1000 ft, code: code601, rating: 320 A }");
        assertEquals(320, line(net, "l632633").rating());
        assertEquals(line(base, "l671680").resistance(), line(net, "l632633").resistance(), "1000 ft of the same code");
    }

    @Test
    void aSwitchIsOpenedAndATieAdded() throws IOException {
        var net = changed(folder, "ieee13", """
                switch sw671692 { closed: false }
                line tie from "680" to "692" phases abc { code: code601, length: 500 ft }
                """);
        assertFalse(line(net, "sw671692").closed());
        assertEquals("680", line(net, "tie").fromBus());
        solve(net);
    }

    @Test
    void openingTheOnlyWayLeavesOutWhatIsBehindIt() throws IOException {
        var checked = StandardFeeders.check(folder, "ieee13", "ieee13", "switch sw671692 { closed: false }");
        assertEquals(Code.F120, checked.diagnostics().getFirst().code());
        var net =
                Objects.requireNonNull(checked.checked().orElseThrow().feeders().get("net"));
        var left = solve(net).model().unfed();
        assertEquals(
                List.of("692", "675"),
                left.stream().flatMap(part -> part.buses().stream()).toList());
    }

    @Test
    void aTransformerARegulatorAndACapacitor() throws IOException {
        var net = changed(folder, "ieee13", """
                regulators: locked
                transformer xfm1 { rating: 750 kVA, reactance: 4 % }
                regulator reg2 { tap: -3 }
                capacitor cap1 { connection: "delta", q: 300 kvar }
                capacitor cap2 { closed: false }
                """);
        var xfm1 = net.transformers().stream()
                .filter(each -> each.name().equals("xfm1"))
                .findFirst()
                .orElseThrow();
        assertEquals(750_000, xfm1.windings().getFirst().ratedPower());
        assertEquals(List.of(0.04), xfm1.leakageReactances());
        assertEquals(0.0055, xfm1.windings().getFirst().resistance(), 1e-12, "what is not given stays");
        assertEquals(
                List.of(10, -3, 11),
                net.regulators().stream().map(each -> each.tapNumber()).toList());
        assertEquals(ConnectionKind.DELTA, net.capacitors().getFirst().connection());
        assertFalse(net.capacitors().get(1).closed());
        solve(net);
    }

    @Test
    void loads() throws IOException {
        var net = changed(folder, "ieee13", """
                load s671 { p: 0 kW, q: 0 kvar }
                load s645 { kind: "impedance", q_kind: zip(power: 25 %, current: 75 %) }
                load school at "680" phases abc { p: 200 kW, q: 60 kvar, rated_voltage: 4.16 kV }
                loads.scale: 0.5
                """);
        assertEquals(0, net.load("s671").power());
        assertEquals(LoadShares.IMPEDANCE, net.load("s645").shares());
        assertEquals(new LoadShares(0.25, 0.75, 0), net.load("s645").reactiveShares());
        assertEquals(100_000, net.load("school").power());
        assertEquals(16, net.loads().size());
        solve(net);
    }

    @Test
    void coordinates() throws IOException {
        var net = changed(folder, "ieee13", "bus \"680\" { y: -50 }");
        var position = Objects.requireNonNull(net.bus("680").position());
        assertEquals(200, position.x(), "what is not given stays");
        assertEquals(-50, position.y());
    }

    /// A lateral goes with what hangs on it; the coordinates of its buses go by themselves.
    @Test
    void aLateralIsRemoved() throws IOException {
        var net = changed(folder, "ieee13", """
                remove line l671684
                remove line l684611
                remove line l684652
                remove load s611
                remove load s652
                remove capacitor cap2
                """);
        assertEquals(13, net.buses().size());
        assertEquals(9, net.lines().size());
        assertEquals(1, net.capacitors().size());
        solve(net);
    }

    @Test
    void anElementIsMoved() throws IOException {
        var net = changed(folder, "ieee13", """
                remove capacitor cap2
                capacitor cap2 at "684" phases c { q: 100 kvar, rated_voltage: 2.4 kV }
                """);
        assertEquals("684", net.capacitors().get(1).bus());
    }

    /// Phases may change places on the way: a line transposed, and transposed back.
    @Test
    void aLineIsTransposed() throws IOException {
        var net = changed(folder, "ieee13", """
                remove line l671680
                line l671680 from "671" phases abc to "680" phases bca { code: code601, length: 1000 ft }
                """);
        var solution = solve(net);
        for (int phase = 1; phase <= 3; phase++) {
            assertTrue(
                    StandardFeeders.voltage(solution, "671", phase)
                                    .minus(StandardFeeders.voltage(solution, "680", phase % 3 + 1))
                                    .magnitude()
                            < 1,
                    "nothing is connected to bus 680");
        }
    }

    private static Line line(NetworkModel network, String name) {
        return network.lines().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
