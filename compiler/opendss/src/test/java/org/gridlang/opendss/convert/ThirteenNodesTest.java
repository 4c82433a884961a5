package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gridlang.runtime.control.ControlLoop;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.LimitedFlow;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The 13-node feeder in a text of our own against what OpenDSS finds for the case that it distributes.
final class ThirteenNodesTest {
    private static final double PER_UNIT = 1e-6;
    private static final double RELATIVE = 1e-4;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"frozen_zip", "published_taps_zip"})
    void atTaps(String run) throws IOException {
        var network = ReferenceRun.at(ReferenceRun.network(master()), reference(run));
        check(ReferenceRun.compare(run, FlowSolution.nominal(PowerFlowModel.of(network)), reference(run)));
    }

    @Test
    void withinLimits() throws IOException {
        var network = ReferenceRun.at(ReferenceRun.network(master()), reference("frozen_asis"));
        var flow = LimitedFlow.nominal(network);
        check(ReferenceRun.compare("frozen_asis", flow.solution(), reference("frozen_asis")));
    }

    @Test
    void regulatorsReachTheSameTaps() throws IOException {
        var settings = ControlLoop.Settings.USUAL.withLimits(true);
        var controlled = new ControlLoop(ReferenceRun.network(master()), settings).run();
        var expected = ReferenceRun.at(ReferenceRun.network(master()), reference("control_solved"));
        assertEquals(taps(expected.regulators()), taps(controlled.network().regulators()));
    }

    private static List<String> taps(List<Regulator> regulators) {
        return regulators.stream()
                .map(each -> each.name() + " " + each.tapNumber())
                .toList();
    }

    @Test
    void isExportedAlike() throws IOException {
        RoundTrips.assertDssAlike(ReferenceRun.network(master()), folder);
    }

    @Test
    void isWrittenAsTheSameFeeder() throws IOException {
        var converted = ReferenceRun.converted(master());
        RoundTrips.assertEqual(converted.network(), RoundTrips.throughGrid(converted, folder));
    }

    /// What the files leave to the format is listed, and nothing else is left out.
    @Test
    void namesDefaults() {
        var converted = ReferenceRun.converted(master());
        assertEquals(List.of(), converted.dropped());
        assertEquals(
                List.of(
                        "capacitance of LineCode.a601: 3.4 nF and 1.6 nF in positive and zero sequence per mi",
                        "capacitance of LineCode.a602: 3.4 nF and 1.6 nF in positive and zero sequence per mi",
                        "capacitance of LineCode.a603: 3.4 nF and 1.6 nF in positive and zero sequence per mi",
                        "capacitance of LineCode.a604: 3.4 nF and 1.6 nF in positive and zero sequence per mi",
                        "capacitance of LineCode.a605: 3.4 nF and 1.6 nF in positive and zero sequence per mi"),
                converted.defaults().stream()
                        .map(each -> each.what() + ": " + each.value())
                        .sorted()
                        .toList());
        assertEquals(609.6, Objects.requireNonNull(converted.lengths().get("650632")), 1e-9);
    }

    private static void check(ReferenceRun run) {
        assertTrue(run.volts() < PER_UNIT, run::line);
        assertTrue(run.amperes() < RELATIVE, run::line);
        assertTrue(run.losses() < RELATIVE, run::line);
    }

    private static Path master() {
        return reference("master.dss");
    }

    private static Path reference(String name) {
        try {
            var resource = Objects.requireNonNull(ThirteenNodesTest.class.getResource("/feeders/ieee13/master.dss"));
            Path file = Path.of(resource.toURI()).resolveSibling(name);
            if (!Files.exists(file)) {
                throw new UncheckedIOException(new IOException("there is no " + file));
            }
            return file;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
