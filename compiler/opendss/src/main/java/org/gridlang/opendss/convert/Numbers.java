package org.gridlang.opendss.convert;

/// Numbers in messages: `3` rather than `3.0`.
final class Numbers {
    private Numbers() {}

    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
