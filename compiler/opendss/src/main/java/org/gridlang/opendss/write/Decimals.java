package org.gridlang.opendss.write;

import java.math.BigDecimal;

/// Numbers in text: the shortest that reads back as the same, `0.3465` and `2000` rather than `2000.0`.
final class Decimals {
    private Decimals() {}

    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        var plain = BigDecimal.valueOf(value).stripTrailingZeros();
        double magnitude = Math.abs(value);
        return magnitude >= 1e-7 && magnitude < 1e16 ? plain.toPlainString() : plain.toString();
    }

    /// `value` moved by so many decimal places: 4160 by -3 is exactly 4.16, where dividing might not be.
    static String shifted(double value, int places) {
        var moved = BigDecimal.valueOf(value).scaleByPowerOfTen(places);
        return text(moved.doubleValue());
    }
}
