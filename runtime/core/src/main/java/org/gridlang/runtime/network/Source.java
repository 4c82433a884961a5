package org.gridlang.runtime.network;

/// The grid behind the feeder: a balanced three-phase voltage behind sequence impedances, at terminals 1, 2, 3
/// of `bus`.
///
/// @param lineVoltage line-to-line base of the source in V
/// @param perUnit magnitude of the voltage behind the impedance, in units of `lineVoltage`
/// @param angle of phase 1 in radians; phases 2 and 3 follow by -120 and -240 degrees
/// @param r1 positive-sequence resistance in ohm
/// @param x1 positive-sequence reactance in ohm
/// @param r0 zero-sequence resistance in ohm
/// @param x0 zero-sequence reactance in ohm
public record Source(
        String bus, double lineVoltage, double perUnit, double angle, double r1, double x1, double r0, double x0) {
    public Source {
        Checks.named(bus, "the bus of the source");
        Checks.positive(lineVoltage, "the source", "the line voltage");
        Checks.positive(perUnit, "the source", "the per-unit voltage");
        Checks.finite(angle, "the source", "the angle");
        Checks.notNegative(r1, "the source", "r1");
        Checks.finite(x1, "the source", "x1");
        Checks.notNegative(r0, "the source", "r0");
        Checks.finite(x0, "the source", "x0");
        if (Math.hypot(r1, x1) == 0 || Math.hypot(r0, x0) == 0) {
            throw new IllegalArgumentException("the source needs an impedance other than zero in both sequences");
        }
    }
}
