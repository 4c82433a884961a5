package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.SquareMatrix;
import org.junit.jupiter.api.Test;

/// What the source does not feed is left out and named; the rest is solved as if it were not there.
class UnfedPartTest {
    private final NetworkModel whole = FeederCsv.network("ieee123");

    private NetworkModel withOpen(String open) {
        return whole.withLines(whole.lines().stream()
                .map(line -> line.name().equals(open) ? line.withClosed(false) : line)
                .toList());
    }

    @Test
    void aFeederThatIsFedEverywhereHasNone() {
        assertEquals(List.of(), PowerFlowModel.of(whole).unfed());
    }

    @Test
    void aCutLineLeavesOutWhatIsBehindIt() {
        var model = PowerFlowModel.of(withOpen("l115"));
        // The whole feeder but its first buses hangs on this line; the other conductors of bus 610 float.
        var part = model.unfed().getFirst();
        assertEquals(List.of("l115"), part.openLines());
        assertTrue(part.buses().containsAll(List.of("1", "7", "83")));
        var solution = FlowSolution.nominal(model);
        assertTrue(solution.status().solved());
        assertEquals(0, solution.consumption().re());
        assertEquals(
                0, solution.consumption(whole.loads().getFirst()).magnitude(), "a load without voltage takes nothing");
        assertFalse(model.feeds("7", 1));
        assertThrows(IllegalArgumentException.class, () -> model.nodeIndex("7", 1));
    }

    @Test
    void theRestIsSolvedAsIfTheDeadPartWereNotThere() {
        // Behind line l66 (bus 67 to 68) are the single-phase buses 68 to 71, all on phase a.
        var open = withOpen("l66");
        var model = PowerFlowModel.of(open);
        assertEquals(1, model.unfed().size());
        var dead = model.unfed().getFirst().buses();
        var pruned = new NetworkModel(
                open.name(),
                open.frequency(),
                open.source(),
                open.buses().stream().filter(bus -> !dead.contains(bus.name())).toList(),
                open.lines().stream()
                        .filter(line -> !dead.contains(line.fromBus()) && !dead.contains(line.toBus()))
                        .toList(),
                open.transformers(),
                open.regulators(),
                open.capacitors(),
                open.loads().stream().filter(load -> !dead.contains(load.bus())).toList());
        var solution = FlowSolution.nominal(model);
        var expected = FlowSolution.nominal(PowerFlowModel.of(pruned));
        assertEquals(expected.model().nodeCount(), model.nodeCount());
        for (var node : expected.model().nodes()) {
            assertEquals(
                    expected.perUnit(node.index()),
                    solution.perUnit(model.nodeIndex(node.bus(), node.terminal())),
                    1e-10,
                    node::toString);
        }
    }

    @Test
    void severalSwitchesThatWouldFeedAPartAreAllNamed() {
        var buses = new ArrayList<>(whole.buses());
        buses.add(new Bus("far", 2400, List.of(1, 2, 3)));
        buses.add(new Bus("unused", 2400, List.of(1)));
        var lines = new ArrayList<>(whole.lines());
        lines.add(tie("north", "7", "far"));
        lines.add(tie("south", "21", "far"));
        var loads = new ArrayList<>(whole.loads());
        loads.add(new Load("farm", "far", List.of(1), ConnectionKind.WYE, 1e4, 0, 2400, LoadShares.POWER));
        var model = PowerFlowModel.of(new NetworkModel(
                whole.name(),
                whole.frequency(),
                whole.source(),
                buses,
                lines,
                whole.transformers(),
                whole.regulators(),
                whole.capacitors(),
                loads));
        var unfed = model.unfed();
        assertEquals(List.of("far"), unfed.getFirst().buses());
        assertEquals(List.of("north", "south"), unfed.getFirst().openLines());
        assertEquals(List.of("unused"), unfed.getLast().buses());
        assertEquals(List.of(), unfed.getLast().openLines());
        assertEquals(0, model.loadElements(loads.size() - 1).elements().length);
    }

    private static Line tie(String name, String from, String to) {
        var phases = List.of(1, 2, 3);
        return new Line(
                name,
                from,
                phases,
                to,
                phases,
                SquareMatrix.diagonal(3, 1e-6),
                SquareMatrix.zero(3),
                SquareMatrix.zero(3),
                0,
                true,
                false);
    }
}
