package org.gridlang.opendss.line;

/// Positive- and zero-sequence values of a transposed line, per length: `r1=0.058 x1=0.1206 r0=0.1784 x0=0.4047 c1=3.4
/// c0=1.6`.
///
/// @param r1 in ohm
/// @param x1 in ohm
/// @param r0 in ohm
/// @param x0 in ohm
/// @param c1 in F
/// @param c0 in F
public record SequenceValues(double r1, double x1, double r0, double x0, double c1, double c0) {
    /// What OpenDSS takes for a line or linecode that says nothing, per 1000 ft.
    public static final SequenceValues DEFAULT = new SequenceValues(0.0580, 0.1206, 0.1784, 0.4047, 3.4e-9, 1.6e-9);

    /// What `switch=yes` sets, for a length of 0.001.
    public static final SequenceValues SWITCH = new SequenceValues(1, 1, 1, 1, 1.1e-9, 1e-9);

    /// Those of a line with one conductor, which has no other sequence than the positive one.
    public SequenceValues positiveOnly() {
        return new SequenceValues(r1, x1, r1, x1, c1, c1);
    }

    /// The same with another capacitance.
    public SequenceValues withCapacitance(double newC1, double newC0) {
        return new SequenceValues(r1, x1, r0, x0, newC1, newC0);
    }

    /// The same with the value of this name replaced: `r1`, `x1`, `r0`, `x0` in ohm, `c1`, `c0` in F.
    public SequenceValues with(String name, double value) {
        return switch (name) {
            case "r1" -> new SequenceValues(value, x1, r0, x0, c1, c0);
            case "x1" -> new SequenceValues(r1, value, r0, x0, c1, c0);
            case "r0" -> new SequenceValues(r1, x1, value, x0, c1, c0);
            case "x0" -> new SequenceValues(r1, x1, r0, value, c1, c0);
            case "c1" -> new SequenceValues(r1, x1, r0, x0, value, c0);
            case "c0" -> new SequenceValues(r1, x1, r0, x0, c1, value);
            default -> throw new IllegalArgumentException("no sequence value " + name);
        };
    }
}
