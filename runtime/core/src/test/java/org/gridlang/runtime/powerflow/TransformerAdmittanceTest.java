package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.junit.jupiter.api.Test;

/// The same transformer said in two ways has the same voltages, and what it takes without load is what it says.
class TransformerAdmittanceTest {
    private static final List<Integer> THREE = List.of(1, 2, 3);

    private static Winding winding(
            String bus, List<Integer> terminals, ConnectionKind connection, double voltage, Neutral neutral) {
        return new Winding(bus, terminals, connection, voltage, 3e5, 0.005, 1, neutral, false);
    }

    private static NetworkModel network(Transformer transformer, List<Load> loads, List<Reactor> reactors) {
        return new NetworkModel(
                "bank",
                60,
                new Source("high", 12_470, 1.0, 0, 0.1, 0.5, 0.2, 0.9),
                List.of(
                        new Bus("high", 7200, THREE),
                        new Bus("low", 240, List.of(1, 2, 3, 4)),
                        new Bus("idle", 400, THREE)),
                List.of(),
                List.of(transformer),
                List.of(),
                List.of(),
                loads,
                List.of(),
                reactors,
                List.of());
    }

    private static Load load(List<Integer> terminals, ConnectionKind connection, double power, int neutral) {
        return new Load(
                        "l" + terminals + neutral,
                        "low",
                        terminals,
                        connection,
                        power,
                        power / 3,
                        240,
                        LoadShares.POWER)
                .withNeutral(neutral);
    }

    /// Wye-wye, its low side with this neutral.
    private static Transformer bank(Neutral neutral) {
        return new Transformer(
                "bank",
                List.of(
                        winding("high", THREE, ConnectionKind.WYE, 12_470, Neutral.GROUNDED),
                        winding("low", THREE, ConnectionKind.WYE, 415.7, neutral)),
                List.of(0.05),
                1e-6);
    }

    private static void assertSameVoltages(NetworkModel one, NetworkModel other, double tolerance, int... terminals) {
        var first = FlowSolution.nominal(PowerFlowModel.of(one));
        var second = FlowSolution.nominal(PowerFlowModel.of(other));
        assertTrue(first.status().solved() && second.status().solved());
        for (int terminal : terminals) {
            var difference = first.voltage(first.model().nodeIndex("low", terminal))
                    .minus(second.voltage(second.model().nodeIndex("low", terminal)));
            assertEquals(0, difference.magnitude(), tolerance, "terminal " + terminal);
        }
    }

    @Test
    void anImpedanceInTheNeutralIsAReactorAtItsTerminal() {
        var loads = List.of(
                load(List.of(1), ConnectionKind.WYE, 3e4, 0), load(List.of(2, 3), ConnectionKind.DELTA, 2e4, 0));
        var inside = network(bank(Neutral.grounded(0.05, 0.1)), loads, List.of());
        var rod = Reactor.shunt("rod", "low", List.of(4), ConnectionKind.WYE, 0.05, 0.1);
        var outside = network(bank(Neutral.at(4)), loads, List.of(rod));
        var both = network(bank(Neutral.at(4).through(0.05, 0.1)), loads, List.of());
        assertSameVoltages(inside, outside, 1e-4, 1, 2, 3);
        assertSameVoltages(both, outside, 1e-4, 1, 2, 3, 4);
        var solution = FlowSolution.nominal(PowerFlowModel.of(outside));
        assertTrue(
                solution.voltage(solution.model().nodeIndex("low", 4)).magnitude() > 5,
                "the return current lifts the neutral");
    }

    @Test
    void aFloatingNeutralIsATerminalThatNothingMeets() {
        var loads = List.of(load(List.of(1, 2), ConnectionKind.DELTA, 3e4, 0));
        assertSameVoltages(
                network(bank(Neutral.FLOATING), loads, List.of()),
                network(bank(Neutral.at(4)), loads, List.of()),
                1e-4,
                1,
                2,
                3);
    }

    /// Between the legs of a centre tap stands twice the voltage of one, in each of the ways in which it can be
    /// written.
    @Test
    void centreTaps() {
        var legs = List.of(
                load(List.of(1), ConnectionKind.WYE, 2e4, 0),
                load(List.of(2), ConnectionKind.WYE, 1e4, 0),
                load(List.of(1, 2), ConnectionKind.DELTA, 2e4, 0));
        var first = winding("low", List.of(1), ConnectionKind.WYE, 240, Neutral.GROUNDED);
        var second = winding("low", List.of(2), ConnectionKind.WYE, 240, Neutral.GROUNDED)
                .withReversed(true);
        var reversed = network(tapped(first, second), legs, List.of());
        var explicit = network(
                tapped(
                        winding("low", List.of(1, 4), ConnectionKind.DELTA, 240, Neutral.NONE),
                        winding("low", List.of(4, 2), ConnectionKind.DELTA, 240, Neutral.NONE)),
                legs,
                List.of(Reactor.shunt("rod", "low", List.of(4), ConnectionKind.WYE, 1e-7, 0)));
        assertSameVoltages(reversed, explicit, 1e-2, 1, 2);
        var solution = FlowSolution.nominal(PowerFlowModel.of(reversed.withLoads(List.<Load>of())));
        var a = solution.voltage(solution.model().nodeIndex("low", 1));
        var b = solution.voltage(solution.model().nodeIndex("low", 2));
        assertEquals(240, a.magnitude(), 0.5);
        assertEquals(480, a.minus(b).magnitude(), 1);
    }

    private static Transformer tapped(Winding first, Winding second) {
        return new Transformer(
                "pole",
                List.of(winding("high", List.of(1), ConnectionKind.WYE, 7200, Neutral.GROUNDED), first, second),
                List.of(0.02, 0.02, 0.014),
                1e-6);
    }

    @Test
    void theCoreTakesItsLossAndItsCurrentWithoutLoad() {
        var plain = bank(Neutral.GROUNDED);
        var core = new Transformer("bank", plain.windings(), plain.leakageReactances(), 0, 0.01, 0.02);
        var solution = FlowSolution.nominal(PowerFlowModel.of(network(core, List.of(), List.of())));
        assertEquals(3e3, solution.sourcePower().re(), 15, "1 % of 300 kVA");
        assertEquals(6e3, solution.sourcePower().im(), 30, "2 % of 300 kVA");
        assertEquals(3e3, solution.losses().re(), 15);
    }

    /// A third winding that carries nothing leaves the others alone.
    @Test
    void anIdleThirdWinding() {
        var loads = List.of(load(THREE, ConnectionKind.WYE, 6e4, 0));
        var two = bank(Neutral.GROUNDED);
        var three = new Transformer(
                "bank",
                List.of(
                        two.windings().get(0),
                        two.windings().get(1),
                        winding("idle", THREE, ConnectionKind.WYE, 690, Neutral.GROUNDED)),
                List.of(0.05, 0.3, 0.4),
                1e-9);
        assertSameVoltages(network(two, loads, List.of()), network(three, loads, List.of()), 1e-3, 1, 2, 3);
    }
}
