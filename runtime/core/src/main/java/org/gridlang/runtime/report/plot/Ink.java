package org.gridlang.runtime.report.plot;

/// What a stroke, a filling or a letter is coloured with. A role has one colour on white paper and another on a dark
/// screen; a voltage has one that can be seen on both.
public sealed interface Ink {
    /// The colour of a voltage in per unit, see [VoltageColours].
    record Voltage(double perUnit) implements Ink {}

    /// A role thinned with paper.
    ///
    /// @param share of the role, from 0 to 1
    record Tint(Role role, double share) implements Ink {}

    /// What a line is for. The phases are blue, vermilion and green of Okabe and Ito's palette, which people with any
    /// kind of colour vision can tell apart; marks of different shape say the same.
    enum Role implements Ink {
        TEXT(0x1B1F24, 0xE8EAED),
        MUTED(0x5B636E, 0xA3ABB5),
        FAINT(0xD5D9DE, 0x3A4048),
        PAPER(0xFFFFFF, 0x16191D),
        ALARM(0x1B1F24, 0xFFFFFF),
        PHASE_1(0x0072B2, 0x56B4E9),
        PHASE_2(0xC4541B, 0xF0914E),
        PHASE_3(0x008A64, 0x35C99B),
        SERIES_1(0x0072B2, 0x56B4E9),
        SERIES_2(0xC4541B, 0xF0914E),
        SERIES_3(0x008A64, 0x35C99B),
        SERIES_4(0x8F3F8F, 0xD79AD7),
        SERIES_5(0x8A6D1D, 0xD9B84A),
        SERIES_6(0xB3264A, 0xFF7A98),
        SERIES_7(0x4A5568, 0xA0AEC0);

        /// How many colours tell curves apart.
        public static final int SERIES = 7;

        private final int onWhite;
        private final int onDark;

        Role(int onWhite, int onDark) {
            this.onWhite = onWhite;
            this.onDark = onDark;
        }

        /// As `0xRRGGBB` on a light page.
        public int onWhite() {
            return onWhite;
        }

        /// As `0xRRGGBB` on a dark one.
        public int onDark() {
            return onDark;
        }

        /// As a class in a style sheet: `phase-1`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /// That of the curve with this number, from 0; the eighth looks like the first.
        public static Role series(int number) {
            return switch (number % SERIES) {
                case 0 -> SERIES_1;
                case 1 -> SERIES_2;
                case 2 -> SERIES_3;
                case 3 -> SERIES_4;
                case 4 -> SERIES_5;
                case 5 -> SERIES_6;
                default -> SERIES_7;
            };
        }

        /// That of phase 1, 2 or 3.
        static Role phase(int phase) {
            return switch (phase) {
                case 1 -> PHASE_1;
                case 2 -> PHASE_2;
                default -> PHASE_3;
            };
        }
    }
}
