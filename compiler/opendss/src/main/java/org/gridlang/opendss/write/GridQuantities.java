package org.gridlang.opendss.write;

/// Quantities as the language writes them: `4.16 kV`, `0.5 %`, `600 kvar`.
final class GridQuantities {
    private GridQuantities() {}

    static String voltage(double volts) {
        return Math.abs(volts) >= 1000 ? Decimals.shifted(volts, -3) + " kV" : Decimals.text(volts) + " V";
    }

    static String power(double watts, String unit) {
        return Decimals.shifted(watts, -3) + " k" + unit;
    }

    static String ratio(double fraction) {
        return Decimals.shifted(fraction, 2) + " %";
    }

    static String with(double value, String unit) {
        return Decimals.text(value) + " " + unit;
    }
}
