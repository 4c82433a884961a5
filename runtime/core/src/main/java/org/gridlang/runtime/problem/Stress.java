package org.gridlang.runtime.problem;

/// How the days of an evaluation differ from those of the problem, `stress: [shift(outdoor, by: -8 K), open(tie)]`.
public sealed interface Stress {
    /// Steps of the day that are meant: those that begin at `from` or later and before `until`, s since midnight.
    record Hours(double from, double until) {
        private static final double DAY = 86_400;

        /// The whole day.
        public static final Hours ALL = new Hours(0, DAY);

        /// Whether a step that begins at this time is meant.
        public boolean hold(double timeOfDay) {
            return from <= timeOfDay && timeOfDay < until;
        }
    }

    /// A series is so much higher, SI.
    record Shift(String series, double by, Hours hours) implements Stress {}

    /// A series is so many times as large.
    record Scale(String series, double by, Hours hours) implements Stress {}

    /// All base loads are so many times as large.
    record ScaleLoads(double by, Hours hours) implements Stress {}

    /// A line or switch is closed or open.
    record Switch(String line, boolean closed) implements Stress {}

    /// Regulators and capacitor controls act, see [Regulation.Active].
    record Regulators() implements Stress {}
}
