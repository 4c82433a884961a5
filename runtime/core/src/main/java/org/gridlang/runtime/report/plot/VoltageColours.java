package org.gridlang.runtime.report.plot;

/// The colour of a voltage: from blue at 0.94 pu through grey at 1 pu to orange at 1.06 pu, and the same beyond.
///
/// Blue and orange stay apart for every kind of colour vision, and a higher voltage is always the lighter one, so that
/// the order survives a print without colours. All of it keeps a contrast of 3:1 with white paper and with a dark
/// screen. Between its ends the scale is straight in Oklab (Ottosson, "A perceptual color space for image processing",
/// 2020), whose distances are those that the eye sees.
final class VoltageColours {
    /// Where the scale ends, in per unit.
    static final double FROM = 0.94;

    static final double TO = 1.06;

    private static final double[] LOW = oklab(0.515, 0.185, 258);
    private static final double[] MIDDLE = oklab(0.590, 0.008, 258);
    private static final double[] HIGH = oklab(0.665, 0.166, 52);

    private VoltageColours() {}

    /// As `0xRRGGBB`.
    static int of(double perUnit) {
        double at = Math.clamp((perUnit - 1) / (TO - 1), -1, 1);
        double[] end = at < 0 ? LOW : HIGH;
        double share = Math.abs(at);
        var mixed = new double[3];
        for (int part = 0; part < mixed.length; part++) {
            mixed[part] = MIDDLE[part] + share * (end[part] - MIDDLE[part]);
        }
        return standard(mixed);
    }

    /// @param hue in degrees
    private static double[] oklab(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        return new double[] {lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)};
    }

    private static int standard(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return red << 16 | green << 8 | blue;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /// With the transfer function of sRGB.
    private static int channel(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(value, 0, 1));
    }
}
