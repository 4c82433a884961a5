package org.gridlang.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.CapacitorControl.BranchKind;
import org.gridlang.runtime.network.CapacitorControl.Quantity;
import org.gridlang.runtime.network.CapacitorControl.VoltageOverride;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.powerflow.FeederCsv;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlLoopTest {
    private static final ControlLoop.Settings LIMITED = ControlLoop.Settings.USUAL.withLimits(true);

    /// From neutral taps to those at which OpenDSS ends. In its run of the 123-node feeder the regulator at the head
    /// acts first, and each one tap at a time.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void regulatorsEndAtTheTapsOfOpenDss(String feeder) {
        var network = neutral(FeederCsv.network(feeder));
        if (feeder.equals("ieee123")) {
            network = network.withRegulators(network.regulators().stream()
                    .map(each -> each.withControl(
                            each.control().withTiming(each.name().equals("creg1a") ? 15 : 30, 1)))
                    .toList());
        }
        var outcome = new ControlLoop(network, LIMITED).run();
        assertTrue(outcome.settled());
        assertEquals(FeederCsv.taps(feeder, "frozen_zip"), taps(outcome.network()));
        assertFalse(outcome.actions().isEmpty());
    }

    @Test
    void actionsAreInTheOrderOfTheirDelays() {
        var network = neutral(FeederCsv.network("ieee123"));
        var slow = network.withRegulators(network.regulators().stream()
                .map(each ->
                        each.withControl(each.control().withTiming(each.name().equals("creg4a") ? 5 : 30, 1)))
                .toList());
        var outcome = new ControlLoop(slow, ControlLoop.Settings.USUAL).run();
        var first = outcome.actions().getFirst();
        assertEquals("creg4a", first.control());
        assertEquals(5, first.delay());
        assertEquals(1, first.round());
        int others = (int) outcome.actions().stream()
                .takeWhile(each -> each.control().equals("creg4a"))
                .count();
        assertTrue(others > 1, "the fast one moves until it is content");
        for (var action : outcome.actions()) {
            if (action instanceof ControlAction.TapMove move) {
                assertEquals(1, Math.abs(move.to() - move.from()), "one tap at a time");
            }
        }
    }

    @Test
    void aLoopThatDoesNotEndSaysWhoIsStillWaiting() {
        var network = neutral(FeederCsv.network("ieee13"));
        var outcome = new ControlLoop(network, new ControlLoop.Settings(false, 1, 0)).run();
        assertFalse(outcome.settled());
        assertEquals(List.of("reg1", "reg2", "reg3"), outcome.waiting());
    }

    @Test
    void aRegulatorStopsAtItsLastTap() {
        var network = FeederCsv.network("ieee13");
        var greedy = network.withRegulators(network.regulators().stream()
                .map(each -> each.withControl(new Regulator.Control(150, 2, 20, 700, 0, 0)))
                .toList());
        var outcome = new ControlLoop(greedy, ControlLoop.Settings.USUAL).run();
        assertTrue(outcome.settled());
        assertEquals(Map.of("reg1", 16, "reg2", 16, "reg3", 16), taps(outcome.network()));
    }

    @Test
    void aRemoteBusAndTheHighestPhaseAreWatched() {
        var network = neutral(FeederCsv.network("ieee13"));
        var remote = network.withRegulators(network.regulators().stream()
                .map(each -> each.withControl(
                        new Regulator.Control(120, 2, 20, 700, 0, 0, 15, 16, MonitoredPhase.HIGHEST, "671")))
                .toList());
        var outcome = new ControlLoop(remote, ControlLoop.Settings.USUAL).run();
        assertTrue(outcome.settled());
        var model = outcome.solution().model();
        for (int phase = 1; phase <= 3; phase++) {
            double seen =
                    outcome.solution().voltage(model.nodeIndex("671", phase)).magnitude() / 20;
            assertEquals(120, seen, 1.0 + 1e-9);
        }
    }

    /// The 600 kvar of bus 83 under each kind of control, with settings between what it does open and closed.
    @ParameterizedTest
    @CsvSource({"VOLTAGE", "CURRENT", "REACTIVE_POWER", "POWER_FACTOR"})
    void capacitorsCloseWhereTheirSettingsSay(Quantity quantity) {
        var network = FeederCsv.network("ieee123").withCapacitors(Map.of("c83", false));
        var branch = new BranchEnd(BranchKind.LINE, "l115", 0);
        var open = FlowSolution.nominal(PowerFlowModel.of(network));
        double value = switch (quantity) {
            case VOLTAGE -> open.voltage(open.model().nodeIndex("149", 1)).magnitude() / 20;
            case CURRENT -> open.current(branch, 0).magnitude() / 60;
            case REACTIVE_POWER -> reactive(open);
            case POWER_FACTOR -> open.sourcePower().re() / open.sourcePower().magnitude();
            case TIME -> throw new AssertionError();
        };
        boolean rising = quantity == Quantity.CURRENT || quantity == Quantity.REACTIVE_POWER;
        double apart = rising ? 0.5 : 1.5;
        var closes = control(quantity, branch, value * (rising ? 0.99 : 1.01), value * apart);
        var stays = control(quantity, branch, value * (rising ? 1.01 : 0.99), value * apart);
        assertTrue(closed(network, closes), quantity + " closes beyond its setting");
        assertFalse(closed(network, stays), quantity + " stays open within its setting");
        var shut = network.withCapacitors(Map.of("c83", true));
        assertTrue(closed(shut, stays), quantity + " stays closed within its settings");
        var opens = control(quantity, branch, value * (rising ? 5 : 0.1), value * (rising ? 4 : 0.2));
        assertFalse(closed(shut, opens), quantity + " opens beyond its setting");
    }

    @Test
    void aCapacitorFollowsTheTimeOfDayAndItsOverride() {
        var network = FeederCsv.network("ieee123").withCapacitors(Map.of("c83", false));
        var byDay = control(Quantity.TIME, null, 8 * 3600, 20 * 3600);
        assertFalse(closed(network, byDay), "at midnight");
        var noon = new ControlLoop.Settings(false, 10, 12 * 3600);
        assertTrue(closedAt(network, byDay, noon), "at noon");
        var low = new CapacitorControl(
                "cap",
                "c83",
                null,
                Quantity.TIME,
                8 * 3600,
                20 * 3600,
                20,
                60,
                MonitoredPhase.LOWEST,
                MonitoredPhase.FIRST,
                15,
                15,
                300,
                new VoltageOverride(130, 140));
        var outcome = new ControlLoop(with(network, low), new ControlLoop.Settings(false, 10, 0)).run();
        assertTrue(outcome.network().capacitors().getFirst().closed(), "a low voltage comes before the time");
    }

    private static double reactive(FlowSolution solution) {
        double sum = 0;
        for (int phase = 1; phase <= 3; phase++) {
            var voltage = solution.voltage(solution.model().nodeIndex("149", phase));
            var current = solution.current(new BranchEnd(BranchKind.LINE, "l115", 0), phase - 1);
            sum += voltage.timesConjugate(current).im();
        }
        return sum;
    }

    private static CapacitorControl control(
            Quantity quantity,
            org.gridlang.runtime.network.CapacitorControl.@org.jspecify.annotations.Nullable BranchEnd branch,
            double on,
            double off) {
        return new CapacitorControl(
                "cap",
                "c83",
                branch,
                quantity,
                on,
                off,
                20,
                60,
                MonitoredPhase.FIRST,
                MonitoredPhase.FIRST,
                15,
                15,
                300,
                null);
    }

    private static boolean closed(NetworkModel network, CapacitorControl control) {
        return closedAt(network, control, ControlLoop.Settings.USUAL);
    }

    private static boolean closedAt(NetworkModel network, CapacitorControl control, ControlLoop.Settings settings) {
        var outcome = new ControlLoop(with(network, control), settings).run();
        assertTrue(outcome.settled());
        return outcome.network().capacitors().stream()
                .filter(each -> each.name().equals("c83"))
                .findFirst()
                .orElseThrow()
                .closed();
    }

    private static NetworkModel with(NetworkModel network, CapacitorControl control) {
        return network.withCapacitorControls(List.of(control));
    }

    private static NetworkModel neutral(NetworkModel network) {
        var taps = new HashMap<String, Integer>();
        network.regulators().forEach(each -> taps.put(each.name(), 0));
        return network.withTaps(taps);
    }

    private static Map<String, Integer> taps(NetworkModel network) {
        return network.regulators().stream().collect(Collectors.toMap(Regulator::name, Regulator::tapNumber));
    }
}
