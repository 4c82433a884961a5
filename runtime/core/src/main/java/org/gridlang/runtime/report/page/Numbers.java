package org.gridlang.runtime.report.page;

import java.util.Locale;

/// Numbers for captions: four digits, and powers of ten where they would be long.
final class Numbers {
    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int digits = (int) Math.clamp(3 - Math.floor(Math.log10(size)), 0, 6);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
