package org.gridlang.opendss.line;

/// Resistance of a round conductor to alternating current: `Re(z)` of `z = (1+j)/2 sqrt(R f mu0) I0(a)/I1(a)` with `a =
/// (1+j) sqrt(f mu0 / R)`, where `R` is the resistance to direct current in ohm/m.
final class SkinEffect {
    /// Beyond this the ratio of the Bessel functions is one.
    private static final double LARGE = 35;

    private static final Complex ONE_AND_J = new Complex(1, 1);

    private SkinEffect() {}

    static double resistance(double dcResistance, double frequency) {
        var argument = ONE_AND_J.times(Math.sqrt(frequency * LineConstants.PERMEABILITY / dcResistance));
        var ratio = argument.magnitude() > LARGE ? Complex.ONE : besselRatio(argument);
        return ONE_AND_J
                .times(ratio)
                .times(Math.sqrt(dcResistance * frequency * LineConstants.PERMEABILITY) / 2)
                .re();
    }

    /// `I0(z) / I1(z)` by their power series `sum (z/2)^2k / k!^2` and `z/2 sum (z/2)^2k / (k! (k+1)!)`.
    private static Complex besselRatio(Complex z) {
        var half = z.times(0.5);
        var square = half.times(half);
        var term = Complex.ONE;
        var zeroth = term;
        var first = term;
        for (int k = 1; term.magnitude() > 1e-17 * zeroth.magnitude() || k < 2; k++) {
            term = term.times(square).times(1.0 / ((double) k * k));
            zeroth = zeroth.plus(term);
            first = first.plus(term.times(1.0 / (k + 1)));
        }
        return zeroth.over(half.times(first));
    }
}
