package org.gridlang.language.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.fixture.DeviceText;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.Curve;
import org.junit.jupiter.api.Test;

/// Tables as operations: their values, their slopes, and what projection makes of them.
final class CurvesTest {
    private static final long SEED = 20_260_427;

    @Test
    void operationsGiveTheValueAndTheSlopeOnTheLeft() {
        var random = new Random(SEED);
        for (int draw = 0; draw < 200; draw++) {
            var curve = curve(random);
            var graph = new Graph();
            int root = new Curves(graph).value(graph.read(Storage.STATE, 0), curve);
            for (int point = 0; point < curve.size(); point++) {
                double at = curve.at().get(point);
                agrees(graph, root, curve, at, point == 0 ? 0 : curve.slope(point - 1));
                double inside = at + 1e-3;
                agrees(graph, root, curve, inside, point == curve.size() - 1 ? 0 : curve.slope(point));
            }
            agrees(graph, root, curve, curve.at().getFirst() - 7, 0);
            assertTrue(Double.isNaN(Interpreter.evaluate(graph, root, slot -> Double.NaN)));
        }
    }

    private static Curve curve(Random random) {
        var at = new ArrayList<Double>();
        var values = new ArrayList<Double>();
        double place = random.nextInt(4) - 3;
        for (int point = 0; point < 2 + random.nextInt(5); point++) {
            at.add(place);
            values.add(4 * random.nextDouble() - 2);
            place += 0.25 * (1 + random.nextInt(8));
        }
        return new Curve(at, values);
    }

    private static void agrees(Graph graph, int root, Curve curve, double x, double slope) {
        assertEquals(curve.value(x), Interpreter.evaluate(graph, root, slot -> x), 1e-12, () -> "seed " + SEED);
        var found = new Interpreter(graph, List.of(root), slot -> x).reverse(Map.of(root, 1.0));
        assertEquals(
                slope, found.getOrDefault(new Slot.Cell(Storage.STATE, 0), Double.NaN), 1e-12, () -> "seed " + SEED);
    }

    /// Losses as a table in the power itself: two pieces that meet at 0 and cover the rating are as good as `max`.
    @Test
    void aTableWithOneKinkAtZeroCanBeProjected() {
        var device = DeviceText.parse("""
                Store
                state level in 0 .. 1 = 0.5
                action power in -1 .. 1
                next level = level - table(power, -2, -1.8, 0, 0, 2, 2.5) / 4""");
        var diagnostics = new Diagnostics();
        var program = DeviceLowering.lower(device, diagnostics).orElseThrow(() -> new AssertionError(diagnostics));
        var written = Interpreter.run(
                program,
                Routine.Kind.FORWARD,
                slot -> slot instanceof Slot.Cell(Storage storage, int index) && storage == Storage.STATE ? 0.125 : 1);
        // 1.25 per unit drawn, a quarter of it from the level: 0.125 lasts for 0.4.
        assertEquals(0.4, written.getOrDefault(new Slot.Cell(Storage.PHYSICAL, 0), Double.NaN), 1e-12);
        assertEquals(0, written.getOrDefault(new Slot.Cell(Storage.NEXT, 0), Double.NaN), 1e-12);
    }

    @Test
    void aTableThatBendsElsewhereIsRefused() {
        var device = DeviceText.parse("""
                Store
                state level in 0 .. 1 = 0.5
                action power in -1 .. 1
                next level = level - table(power, -2, -1.8, 0.5, 0, 2, 2.5) / 4""");
        var diagnostics = new Diagnostics();
        assertTrue(DeviceLowering.lower(device, diagnostics).isEmpty());
        assertTrue(diagnostics.sorted().stream().allMatch(each -> each.code() == Code.D106));
    }

    /// A table of something else is just a factor, whose sign its values tell.
    @Test
    void aPositiveTableIsAFactorOfKnownSign() {
        var device = DeviceText.parse("""
                Pump
                input outside
                state level in 0 .. 1 = 0.5
                action power in 0 .. 1
                next level = level + table(outside, -10, 2, 0, 3, 10, 2.5) * power""");
        var diagnostics = new Diagnostics();
        assertTrue(
                DeviceLowering.lower(device, diagnostics).isPresent(),
                () -> diagnostics.sorted().toString());
    }
}
