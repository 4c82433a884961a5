package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a scenario without voltages, against limits known in closed form.
class FlowFailureTest {
    private static final double VOLTAGE = 240;

    /// One phase behind `r + jx` in all: the source's impedance is that of each phase, and the line has the rest.
    private static NetworkModel twoBus(double r, double x, double p, double q, LoadShares shares) {
        double source = 1e-6;
        return new NetworkModel(
                "two_bus",
                50,
                new Source("a", VOLTAGE * Math.sqrt(3), 1, 0, 0, source, 0, source),
                List.of(new Bus("a", VOLTAGE, List.of(1, 2, 3)), new Bus("b", VOLTAGE, List.of(1))),
                List.of(new Line(
                        "line",
                        "a",
                        List.of(1),
                        "b",
                        List.of(1),
                        SquareMatrix.diagonal(1, r),
                        SquareMatrix.diagonal(1, x - source),
                        SquareMatrix.zero(1),
                        0,
                        false,
                        true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Load("load", "b", List.of(1), ConnectionKind.WYE, p, q, VOLTAGE, shares)));
    }

    private static FlowFailure failure(NetworkModel network) {
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        assertEquals(FlowStatus.NOT_CONVERGED, solution.status());
        return solution.failure();
    }

    /// `S` at a power factor angle `phi` behind `z` at angle `theta`: `S_max = V^2 / (2 |z| (1 + cos(theta - phi)))`,
    /// which
    /// is `V^2 / (4 r)` for a resistance.
    @ParameterizedTest
    @CsvSource({"0.1, 2e-6, 1, 0", "0.1, 0.2, 1, 0", "0.05, 0.3, 0.9, 0.436", "0.3, 0.1, 0.8, -0.6", "0.1, 0.1, -1, 0"})
    void theLimitOfTwoBuses(double r, double x, double cosine, double sine) {
        double z = Math.hypot(r, x);
        double size = Math.hypot(cosine, sine);
        double limit = VOLTAGE * VOLTAGE / (2 * z * (1 + (r * cosine + x * sine) / (z * size)));
        var failure = failure(twoBus(r, x, 3.1 * limit * cosine / size, 3.1 * limit * sine / size, LoadShares.POWER));
        assertEquals(1 / 3.1, failure.carried(), 3e-4 / 3.1);
        assertEquals("b.1", failure.worst().toString());
        var what = cosine > 0
                ? "load is 3.10 times what the feeder can carry"
                : "generation is 3.10 times what the feeder can take";
        assertTrue(failure.text().startsWith("the " + what + "; at 32.3 % of it b.1 has "), failure.text());
    }

    /// Right up to the nose there are voltages, and just beyond it there are none.
    @Test
    void theLastLoadBeforeTheLimitIsSolved() {
        double limit = VOLTAGE * VOLTAGE / (4 * 0.1);
        var below = FlowSolution.nominal(PowerFlowModel.of(twoBus(0.1, 2e-6, 0.9999 * limit, 0, LoadShares.POWER)));
        assertTrue(below.status().solved(), below.status().toString());
        // V^2 - V + p/4 = 0 in units of the source voltage and the limit.
        assertEquals(
                0.5 + 0.5 * Math.sqrt(1 - 0.9999), below.perUnit(below.model().nodeIndex("b", 1)), 1e-6);
        var beyond = failure(twoBus(0.1, 2e-6, 1.0005 * limit, 0, LoadShares.POWER));
        assertTrue(beyond.text().startsWith("the load is just more than the feeder can carry"), beyond.text());
    }

    @Test
    void anOverloadedFeeder() {
        var network = FeederCsv.network("ieee13");
        var raised = network.withTaps(Map.of(network.regulators().getFirst().name(), 16));
        var solvable = FlowFailureTest.failure(scaled(raised, 8)).carried() * 8;
        var failure = failure(scaled(raised, 3.1 * solvable));
        assertTrue(
                failure.text().startsWith("the load is 3.10 times what the feeder can carry; at 32.3 %"),
                failure.text());
        assertTrue(failure.text()
                .contains(
                        "at their last tap: " + network.regulators().getFirst().name() + " (16)"));
        assertTrue(failure.worstPerUnit() > 0.3 && failure.worstPerUnit() < 0.9, failure.text());
        assertTrue(FlowSolution.nominal(PowerFlowModel.of(scaled(raised, 0.999 * solvable)))
                .status()
                .solved());
        assertEquals(
                FlowStatus.NOT_CONVERGED,
                FlowSolution.nominal(PowerFlowModel.of(scaled(raised, 1.001 * solvable)))
                        .status());
    }

    private static NetworkModel scaled(NetworkModel network, double factor) {
        return network.withLoads(load -> load.withPower(factor * load.power(), factor * load.reactivePower()));
    }

    @Test
    void powersThatAreNotFinite() {
        var model = PowerFlowModel.of(FeederCsv.network("ieee13"));
        var batch = new DoubleFlowBatch(model, 2);
        model.addNominalLoads(batch, 0, 1);
        model.addNominalLoads(batch, 1, 1);
        batch.p[model.loadElements(2).elements()[0] * batch.stride + 1] = Double.NaN;
        new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, 2);
        var failure = FlowFailure.of(model, batch, 1);
        var name = model.network().loads().get(2).name();
        assertEquals(1, failure.scenario());
        assertTrue(failure.text().startsWith("a power is not a finite number; the power at "), failure.text());
        assertTrue(failure.text().contains(" is NaN + j "), failure.text());
        assertTrue(failure.text().contains("loads there: " + name), failure.text());
        assertThrows(IllegalArgumentException.class, () -> FlowFailure.of(model, batch, 0));
    }
}
