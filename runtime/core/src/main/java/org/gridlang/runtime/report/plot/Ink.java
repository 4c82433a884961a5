package org.gridlang.runtime.report.plot;

/// What a stroke, a filling or a letter is coloured with. A role has one colour on white paper and another on a dark
/// screen; a voltage has one that can be seen on both.
sealed interface Ink {
    /// The colour of a voltage in per unit, see [VoltageColours].
    record Voltage(double perUnit) implements Ink {}

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
        PHASE_3(0x008A64, 0x35C99B);

        private final int onWhite;
        private final int onDark;

        Role(int onWhite, int onDark) {
            this.onWhite = onWhite;
            this.onDark = onDark;
        }

        int onWhite() {
            return onWhite;
        }

        int onDark() {
            return onDark;
        }

        /// As a class in a style sheet: `phase-1`.
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
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
