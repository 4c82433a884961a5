package org.gridlang.runtime.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowStatus;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeFeederTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isOfTheClassOfThe8500NodeFeeder(long seed) {
        var network = LargeFeeder.draw(seed, LargeFeeder.HOMES);
        assertEquals(4_900, network.buses().size(), 150, "seed " + seed);
        assertEquals(1_177, network.loads().size() / 3, "seed " + seed);
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        assertEquals(FlowStatus.CONVERGED, solution.status(), "seed " + seed);
        assertEquals(8_500, solution.model().nodeCount(), 150, "seed " + seed);
        double lowest = 2;
        double highest = 0;
        for (var node : solution.model().nodes()) {
            lowest = Math.min(lowest, solution.perUnit(node.index()));
            highest = Math.max(highest, solution.perUnit(node.index()));
        }
        assertTrue(lowest > 0.9 && lowest < 0.98, "seed " + seed + ": lowest " + lowest);
        assertTrue(highest < 1.05, "seed " + seed + ": highest " + highest);
    }

    /// Building the model and solving once takes memory in proportion to the feeder: what walks lists for each of their
    /// entries, or fills matrices, would take more.
    @Test
    void isBuiltAndSolvedInMemoryThatGrowsWithItsSize() {
        var half = LargeFeeder.draw(1, LargeFeeder.HOMES / 2);
        var whole = LargeFeeder.draw(1, LargeFeeder.HOMES);
        var twice = LargeFeeder.draw(1, 2 * LargeFeeder.HOMES);
        allocated(half);
        double first = allocated(half);
        double second = allocated(whole);
        double third = allocated(twice);
        assertTrue(second < 2.2 * first, first + " bytes for half, " + second + " for the whole");
        assertTrue(third < 2.2 * second, second + " bytes for the whole, " + third + " for twice");
    }

    private static double allocated(NetworkModel network) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertTrue(FlowSolution.nominal(PowerFlowModel.of(network)).status().solved());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
