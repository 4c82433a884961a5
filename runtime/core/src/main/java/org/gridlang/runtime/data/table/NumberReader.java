package org.gridlang.runtime.data.table;

/// Reads a cell such as ` 0.036 ` or `29,87` as a number, without making a text of it where that can be spared.
final class NumberReader {
    /// Up to here powers of ten are exact, so that one division rounds correctly (W. D. Clinger, "How to read
    /// floating point numbers accurately", PLDI 1990).
    private static final double[] EXACT_POWERS = new double[23];

    private static final long LARGEST_EXACT = 1L << 53;

    static {
        double power = 1;
        for (int index = 0; index < EXACT_POWERS.length; index++) {
            EXACT_POWERS[index] = power;
            power *= 10;
        }
    }

    private final char decimal;
    private Outcome outcome = Outcome.NUMBER;

    /// What came of a cell.
    enum Outcome {
        NUMBER,
        EMPTY,
        /// A number with the other decimal sign.
        OTHER_DECIMAL_SIGN,
        NOT_FINITE,
        NOT_A_NUMBER
    }

    /// @param decimal the sign before the fraction
    NumberReader(char decimal) {
        this.decimal = decimal;
    }

    /// What came of the last cell.
    Outcome outcome() {
        return outcome;
    }

    /// The number; NaN with a reason in [#outcome] if it is none.
    double read(char[] text, int start, int length) {
        int from = start;
        int to = start + length;
        while (from < to && blank(text[from])) {
            from++;
        }
        while (from < to && blank(text[to - 1])) {
            to--;
        }
        if (from == to) {
            outcome = Outcome.EMPTY;
            return Double.NaN;
        }
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int fraction = 0;
        boolean point = false;
        for (; at < to; at++) {
            char each = text[at];
            if (each >= '0' && each <= '9') {
                if (mantissa >= LARGEST_EXACT / 10) {
                    return slowly(new String(text, from, to - from));
                }
                mantissa = mantissa * 10 + (each - '0');
                digits++;
                fraction += point ? 1 : 0;
            } else if (each == decimal && !point) {
                point = true;
            } else {
                return slowly(new String(text, from, to - from));
            }
        }
        if (digits == 0 || fraction >= EXACT_POWERS.length) {
            return slowly(new String(text, from, to - from));
        }
        outcome = Outcome.NUMBER;
        double value = mantissa / EXACT_POWERS[fraction];
        return negative ? -value : value;
    }

    /// Space, tab, no-break space.
    static boolean blank(char each) {
        return each == ' ' || each == '\t' || each == '\u00A0';
    }

    private double slowly(String text) {
        if (text.matches("(?i)[+-]?(nan|inf|infinity)")) {
            outcome = Outcome.NOT_FINITE;
            return Double.NaN;
        }
        String plain = decimal == '.' ? text : text.replace(decimal, '.');
        boolean mixed = decimal != '.' && text.indexOf('.') >= 0;
        // A Java number may also end in f or d, or be hexadecimal; here it may not.
        if (!mixed && plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            double value = Double.parseDouble(plain);
            outcome = Double.isInfinite(value) ? Outcome.NOT_FINITE : Outcome.NUMBER;
            return Double.isInfinite(value) ? Double.NaN : value;
        }
        char other = decimal == '.' ? ',' : '.';
        outcome = text.matches("[+-]?\\d+" + (other == '.' ? "\\." : other) + "\\d+([eE][+-]?\\d+)?")
                ? Outcome.OTHER_DECIMAL_SIGN
                : Outcome.NOT_A_NUMBER;
        return Double.NaN;
    }
}
