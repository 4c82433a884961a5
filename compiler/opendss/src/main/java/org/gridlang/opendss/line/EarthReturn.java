package org.gridlang.opendss.line;

/// What the earth adds to the impedance of conductors above or in it, ohm/m.
///
/// @param model which formula
/// @param frequency in Hz
/// @param resistivity of the earth in ohm m
record EarthReturn(EarthModel model, double frequency, double resistivity) {
    private static final double B1 = 1 / (3 * Math.sqrt(2));
    private static final double B2 = 1.0 / 16;
    private static final double B3 = B1 / 15;
    private static final double B4 = B2 / 24;
    private static final double C2 = 1.3659315;
    private static final double C4 = C2 + 1.0 / 4 + 1.0 / 6;

    /// The part of self (`one` is `other`) or mutual impedance that depends on the earth. What the air between the
    /// conductors contributes, `j w mu0/(2 pi) ln(1/D)`, comes on top.
    Complex impedance(PlacedConductor one, PlacedConductor other) {
        double omega = 2 * Math.PI * frequency;
        double height = Math.abs(one.height());
        double otherHeight = Math.abs(other.height());
        double across = one.x() - other.x();
        return switch (model) {
            case CARSON ->
                new Complex(
                        omega * LineConstants.PERMEABILITY / 8,
                        omega
                                * LineConstants.PERMEABILITY
                                / (2 * Math.PI)
                                * Math.log(658.5 * Math.sqrt(resistivity / frequency)));
            case FULL_CARSON ->
                series(height + otherHeight, across).times(omega * LineConstants.PERMEABILITY / Math.PI);
            case DERI -> complexDepth(omega, height + otherHeight, across);
        };
    }

    /// Carson's series `P + jQ` to the fourth power, in the notation of Tleis, Power Systems Modelling and Fault
    /// Analysis.
    private Complex series(double heights, double across) {
        double distance = Math.hypot(heights, across);
        double angle = Math.acos(heights / distance);
        double m = 2.8099e-3 * distance * Math.sqrt(frequency / resistivity);
        double m2 = m * m;
        double m3 = m2 * m;
        double m4 = m2 * m2;
        double real = Math.PI / 8
                - B1 * m * Math.cos(angle)
                + B2 * m2 * ((C2 - Math.log(m)) * Math.cos(2 * angle) + angle * Math.sin(2 * angle))
                + B3 * m3 * Math.cos(3 * angle)
                - B4 * Math.PI / 4 * m4 * Math.cos(4 * angle);
        double imaginary = 0.5 * Math.log(1.85138 / m)
                + B1 * m * Math.cos(angle)
                - B2 * Math.PI / 4 * m2 * Math.cos(2 * angle)
                + B3 * m3 * Math.cos(3 * angle)
                - B4 * m4 * ((C4 - Math.log(m)) * Math.cos(4 * angle) + angle * Math.sin(4 * angle));
        return new Complex(real, imaginary + 0.5 * Math.log(distance));
    }

    /// The earth as a perfect conductor at the complex depth `p = sqrt(rho / (j w mu0))` (Deri, Tevan, Semlyen and
    /// Castanheira, The complex ground return plane, IEEE PAS-100, 1981).
    private Complex complexDepth(double omega, double heights, double across) {
        var depth = Complex.ONE.over(new Complex(0, omega * LineConstants.PERMEABILITY / resistivity).squareRoot());
        var down = new Complex(heights, 0).plus(depth.times(2));
        var distance = down.times(down).plus(new Complex(across * across, 0)).squareRoot();
        return distance.logarithm().times(new Complex(0, omega * LineConstants.PERMEABILITY / (2 * Math.PI)));
    }
}
