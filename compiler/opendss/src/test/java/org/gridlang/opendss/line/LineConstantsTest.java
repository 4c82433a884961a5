package org.gridlang.opendss.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gridlang.runtime.network.SquareMatrix;
import org.junit.jupiter.api.Test;

/// Lines of the IEEE test feeders from their geometry, against OpenDSS and against what is published.
final class LineConstantsTest {
    private static final double MILE = 1609.344;
    private static final double KILOFOOT = 304.8;
    private static final double FOOT = 0.3048;
    private static final double INCH = 0.0254;

    private static Conductor.Wire wire(double ohmPerMile, double meanRadiusFeet, double diameterInches) {
        double resistance = ohmPerMile / MILE;
        double radius = diameterInches / 2 * INCH;
        return new Conductor.Wire(resistance / 1.02, resistance, meanRadiusFeet * FOOT, radius, radius);
    }

    private static PlacedConductor at(Conductor conductor, double x, double height) {
        return new PlacedConductor(conductor, x * FOOT, height * FOOT);
    }

    /// The overhead line of the 4-node feeder, 2000 ft of it with its neutral reduced, as OpenDSS has it in ten digits.
    @Test
    void overhead() {
        var phase = wire(0.306, 0.0244, 0.721);
        var neutral = wire(0.592, 0.00814, 0.563);
        var line = LineConstants.of(
                        List.of(at(phase, -4, 28), at(phase, -1.5, 28), at(phase, 3, 28), at(neutral, 0, 24)),
                        3,
                        60,
                        100,
                        EarthModel.CARSON)
                .withoutGrounded(3)
                .times(2000 * FOOT);
        assertMatrix(
                new double[][] {
                    {0.1733114243}, {0.05906855434, 0.1767493934}, {0.05813478498, 0.05984739445, 0.1747967193}
                },
                line.resistance(),
                1,
                1e-9);
        assertMatrix(
                new double[][] {{0.4083439729}, {0.1900225939, 0.3970295134}, {0.1458022944, 0.1604672591, 0.4034287592}
                },
                line.reactance(),
                1,
                1e-9);
        assertMatrix(
                new double[][] {{5.70738546}, {-1.841871173, 6.013410063}, {-0.7020000669, -1.170858616, 5.426439558}},
                line.capacitance(),
                1e9,
                1e-9);
    }

    /// The published impedance of that line (IEEE 4 node test feeder, 2006), ohm per mile.
    @Test
    void overheadAsPublished() {
        var phase = wire(0.306, 0.0244, 0.721);
        var neutral = wire(0.592, 0.00814, 0.563);
        var line = LineConstants.of(
                        List.of(at(phase, -4, 28), at(phase, -1.5, 28), at(phase, 3, 28), at(neutral, 0, 24)),
                        3,
                        60,
                        100,
                        EarthModel.CARSON)
                .withoutGrounded(3)
                .times(MILE);
        assertMatrix(new double[][] {{0.4576}, {0.1559, 0.4666}, {0.1535, 0.1580, 0.4615}}, line.resistance(), 1, 1e-3);
        assertMatrix(new double[][] {{1.0780}, {0.5017, 1.0482}, {0.3849, 0.4236, 1.0651}}, line.reactance(), 1, 1e-3);
    }

    /// The cable 606 of the 13-node feeder with concentric neutrals, as OpenDSS's case gives it, ohm and nF per mile.
    /// That
    /// took 1609.3 m for a mile.
    @Test
    void concentricNeutral() {
        double acResistance = 0.076705 / KILOFOOT;
        var core = new Conductor.Wire(
                acResistance / 1.02, acResistance, 0.20568 * INCH, 0.573 / 2 * INCH, 0.573 / 2 * INCH);
        var cable = new Conductor.ConcentricNeutral(
                core,
                new Conductor.Insulation(2.3, 1.06 * INCH, 0.22 * INCH),
                13,
                1.16 * INCH,
                0.064 * INCH,
                0.7788 * 0.032 * INCH,
                2.816666667 / KILOFOOT);
        var line = LineConstants.of(
                        List.of(at(cable, -0.5, -4), at(cable, 0, -4), at(cable, 0.5, -4)), 3, 60, 100, EarthModel.DERI)
                .times(1609.3);
        assertMatrix(
                new double[][] {{0.791721}, {0.318476, 0.781649}, {0.28345, 0.318476, 0.791721}},
                line.resistance(),
                1,
                3e-6);
        assertMatrix(
                new double[][] {{0.438352}, {0.0276838, 0.396697}, {-0.0184204, 0.0276838, 0.438352}},
                line.reactance(),
                1,
                3e-6);
        assertMatrix(new double[][] {{383.948}, {0, 383.948}, {0, 0, 383.948}}, line.capacitance(), 1e9, 3e-6);
    }

    /// The cable 607 of the 13-node feeder: 1/0 with a tape shield and a copper neutral of 1/0 beside it, published as
    /// 1.3425 + j 0.5124 ohm and 88.9912 microsiemens per mile.
    @Test
    void tapeShield() {
        double resistance = 0.97 / MILE;
        var core = new Conductor.Wire(resistance / 1.02, resistance, 0.0111 * FOOT, 0.368 / 2 * INCH, 0.368 / 2 * INCH);
        var cable = new Conductor.TapeShield(
                core, new Conductor.Insulation(2.3, 0.82 * INCH, 0.22 * INCH), 0.88 * INCH, 0.005 * INCH, 20);
        var neutral = wire(0.607, 0.01113, 0.368);
        var line = LineConstants.of(List.of(at(cable, 0, -4), at(neutral, 1.0 / 12, -4)), 1, 60, 100, EarthModel.CARSON)
                .withoutGrounded(1)
                .times(MILE);
        assertEquals(1.3425, line.resistance().at(0, 0), 0.05);
        assertEquals(0.5124, line.reactance().at(0, 0), 0.05);
    }

    /// Carson's series and the complex depth are two ways to one result at power frequency.
    @Test
    void earthModelsAgree() {
        var phase = wire(0.306, 0.0244, 0.721);
        var placed = List.of(at(phase, -4, 28), at(phase, 3, 28));
        var series =
                LineConstants.of(placed, 2, 60, 100, EarthModel.FULL_CARSON).times(MILE);
        var depth = LineConstants.of(placed, 2, 60, 100, EarthModel.DERI).times(MILE);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(
                        series.reactance().at(i, j),
                        depth.reactance().at(i, j),
                        1e-2 * series.reactance().at(i, i));
            }
        }
    }

    /// For thick wires or low frequencies the resistance grows by `x^4/192`, where `x^2 = w mu0 / (pi R)` (the first
    /// term
    /// of the ratio of the Bessel functions).
    @Test
    void skinEffect() {
        assertEquals(0.1, SkinEffect.resistance(0.1, 1e-3), 1e-9);
        double square = 2 * Math.PI * 60 * LineConstants.PERMEABILITY / (Math.PI * 1e-4);
        assertEquals(1 + square * square / 192, SkinEffect.resistance(1e-4, 60) / 1e-4, 2e-4);
    }

    private static void assertMatrix(double[][] lower, SquareMatrix found, double unit, double relative) {
        for (int row = 0; row < lower.length; row++) {
            for (int column = 0; column <= row; column++) {
                double expected = lower[row][column];
                assertEquals(
                        expected,
                        found.at(row, column) * unit,
                        Math.abs(expected) * relative + 1e-9 * Math.abs(found.at(row, row) * unit),
                        row + ", " + column);
                assertEquals(found.at(row, column), found.at(column, row), 1e-12 * Math.abs(found.at(row, row)));
            }
        }
    }
}
