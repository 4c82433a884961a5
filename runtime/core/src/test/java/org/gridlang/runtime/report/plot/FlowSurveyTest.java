package org.gridlang.runtime.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.report.plot.FlowView.BranchView;
import org.gridlang.runtime.report.plot.FlowView.BusView;
import org.gridlang.runtime.report.plot.FlowView.Placement;
import org.junit.jupiter.api.Test;

final class FlowSurveyTest {
    private static final double POWER = 45_000;

    @Test
    void voltagesAreThoseOfTheSolution() {
        FlowSolution solution = SmallFeeder.solved(true, POWER);
        FlowView view = FlowSurvey.of(solution, SmallFeeder.LENGTHS);
        assertEquals(solution.model().nodeCount(), view.phases().size());
        for (var at : view.phases()) {
            int node = solution.model().nodeIndex(at.bus().name(), at.voltage().terminal());
            assertEquals(solution.perUnit(node), at.voltage().perUnit());
            assertEquals(at.voltage().terminal(), at.voltage().phase());
        }
    }

    @Test
    void distancesFollowTheClosedLines() {
        FlowView view = FlowSurvey.of(SmallFeeder.solved(true, POWER), SmallFeeder.LENGTHS);
        assertEquals(
                List.of(0.0, 0.0, 1200.0, 1500.0, 1400.0),
                view.buses().stream().map(BusView::distance).toList());
        assertEquals(new FlowView.Distances(true, 0), view.distances());
        FlowView counted = FlowSurvey.of(SmallFeeder.solved(true, POWER), Map.of());
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 3.0),
                counted.buses().stream().map(BusView::distance).toList());
        assertFalse(counted.distances().metres());
    }

    /// The street carries what both loads and the capacitor take; a balanced load makes the current of a phase P / (3
    /// V).
    @Test
    void loadingsAreCurrentsOverRatings() {
        FlowSolution solution = SmallFeeder.solved(true, POWER);
        FlowView view = FlowSurvey.of(solution, SmallFeeder.LENGTHS);
        BranchView road = branch(view, "road");
        assertTrue(road.loading().isEmpty());
        double volts = IntStream.rangeClosed(1, 3)
                .mapToDouble(phase -> solution.voltage(solution.model().nodeIndex("<end&co>", phase))
                        .magnitude())
                .min()
                .orElseThrow();
        assertEquals(Math.hypot(POWER, POWER / 4) / 3 / volts, road.current(), 1e-6 * road.current());
        BranchView street = branch(view, "street");
        assertEquals(street.current() / 100, street.loading().orElseThrow(), 1e-12);
        BranchView station = branch(view, "station");
        double rated = 100_000 / 3.0 / (400 / Math.sqrt(3));
        double lowSide = solution.currents().stream()
                .filter(each ->
                        each.element().equals("Transformer.station") && each.terminal() == 2 && each.phase() > 0)
                .mapToDouble(each -> each.current().magnitude())
                .max()
                .orElseThrow();
        assertTrue(station.loading().orElseThrow() >= lowSide / rated - 1e-12);
        assertEquals(lowSide / rated, station.loading().orElseThrow(), 0.1);
        assertTrue(branch(view, "tie").loading().isEmpty());
    }

    @Test
    void anOverloadIsFound() {
        assertTrue(FlowSurvey.of(SmallFeeder.solved(true, 30_000), SmallFeeder.LENGTHS)
                .overloads()
                .isEmpty());
        var overloads = FlowSurvey.of(SmallFeeder.solved(true, 75_000), SmallFeeder.LENGTHS)
                .overloads();
        assertEquals("street", overloads.getFirst().name());
    }

    @Test
    void busesWithoutCoordinatesBecomeATree() {
        FlowView view = FlowSurvey.of(SmallFeeder.solved(false, POWER), SmallFeeder.LENGTHS);
        assertEquals(new Placement(Placement.Kind.TREE, 5), view.placement());
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 3.0),
                view.buses().stream().map(BusView::x).toList());
        assertEquals(
                5,
                view.buses().stream()
                        .map(bus -> bus.x() + " " + bus.y())
                        .distinct()
                        .count());
    }

    private static BranchView branch(FlowView view, String name) {
        return view.branches().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
