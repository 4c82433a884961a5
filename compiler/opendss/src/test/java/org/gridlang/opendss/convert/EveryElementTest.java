package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Transformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A circuit with one of everything: what becomes of it, and that it is written and read back as it is.
final class EveryElementTest {
    @TempDir
    private Path folder = Path.of("");

    private static ConvertedNetwork converted() {
        try {
            var resource = Objects.requireNonNull(EveryElementTest.class.getResource("/feeders/elements/master.dss"));
            return ReferenceRun.converted(Path.of(resource.toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Transformer transformer(NetworkModel network, String name) {
        return network.transformers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatIsDisabledIsDropped() {
        assertEquals(
                List.of("Load.away"),
                converted().dropped().stream().map(each -> each.what()).toList());
    }

    @Test
    void neutrals() {
        var network = converted().network();
        assertEquals(
                Neutral.at(4), transformer(network, "dyn").windings().get(1).neutral());
        assertEquals(
                Neutral.grounded(0.5, 1),
                transformer(network, "grounded").windings().get(1).neutral());
        assertEquals(
                Neutral.FLOATING, transformer(network, "yd").windings().get(0).neutral());
        assertEquals(4, network.load("l3").neutral());
        assertEquals(4, network.load("l4").neutral());
    }

    /// The low side lags. A wye does so behind a delta whose coils meet the phases in the order 1, 3, 2, a delta behind
    /// a
    /// wye in the order 1, 2, 3.
    @Test
    void vectorGroups() {
        var network = converted().network();
        assertEquals(
                List.of(1, 3, 2), transformer(network, "dyn").windings().get(0).terminals());
        assertEquals(
                List.of(1, 2, 3), transformer(network, "yd").windings().get(1).terminals());
    }

    @Test
    void centreTap() {
        var house = transformer(converted().network(), "house");
        assertEquals(List.of(1), house.windings().get(1).terminals());
        assertEquals(List.of(2), house.windings().get(2).terminals());
        assertEquals(true, house.windings().get(2).reversed());
        assertEquals(120, house.windings().get(2).ratedVoltage(), 1e-9);
        assertEquals(ConnectionKind.DELTA, converted().network().load("both").connection());
    }

    /// Powers follow from what is given of a load: apparent power, a transformer's rating, counted energy; `loadmult`
    /// does not touch what is fixed.
    @Test
    void powers() {
        var network = converted().network();
        assertEquals(0.9 * 2e3 * 0.9, network.load("right").power(), 1e-6);
        assertEquals(0.9 * 30e3 * 0.6 * 0.97, network.load("l4").power(), 1e-6);
        assertEquals(0.9 * 3 * 30e6 / (30 * 24), network.load("l9").power(), 1e-6);
        assertEquals(200e3, network.load("l5").power(), 1e-6);
        assertEquals(32e3, network.generators().get(1).power(), 1e-6);
    }

    /// Winding 2 of three is on its own rating in a network, on that of winding 1 in OpenDSS.
    @Test
    void resistances() {
        var three = transformer(converted().network(), "three");
        assertEquals(0.005, three.windings().get(0).resistance(), 1e-15);
        assertEquals(0.004 * 1000 / 1500, three.windings().get(1).resistance(), 1e-15);
        assertEquals(List.of(0.06, 0.08, 0.04), three.leakageReactances());
    }

    @Test
    void switches() {
        var network = converted().network();
        var tie = network.lines().stream()
                .filter(each -> each.name().equals("tie"))
                .findFirst()
                .orElseThrow();
        assertEquals(false, tie.closed());
        assertEquals(true, tie.isSwitch());
        assertEquals(1e-3, tie.resistance().at(0, 0), 1e-15);
    }

    @Test
    void isExportedAlike() throws IOException {
        RoundTrips.assertDssAlike(converted().network(), folder);
    }

    @Test
    void isWrittenAsTheSameFeeder() throws IOException {
        var converted = converted();
        RoundTrips.assertEqual(converted.network(), RoundTrips.throughGrid(converted, folder));
    }
}
