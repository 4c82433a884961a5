package org.gridlang.runtime.network;

/// Which of several phases a control watches.
///
/// @param phase place among the conductors of what it watches, from 1; 0 unless it is one phase
public record MonitoredPhase(Choice choice, int phase) {
    /// One phase, or a function of all.
    public enum Choice {
        PHASE,
        HIGHEST,
        LOWEST,
        AVERAGE
    }

    public static final MonitoredPhase FIRST = new MonitoredPhase(Choice.PHASE, 1);
    public static final MonitoredPhase HIGHEST = new MonitoredPhase(Choice.HIGHEST, 0);
    public static final MonitoredPhase LOWEST = new MonitoredPhase(Choice.LOWEST, 0);
    public static final MonitoredPhase AVERAGE = new MonitoredPhase(Choice.AVERAGE, 0);

    public MonitoredPhase {
        if ((choice == Choice.PHASE) != (phase > 0)) {
            throw new IllegalArgumentException("a control that watches " + choice + " cannot watch phase " + phase);
        }
    }

    /// One phase, counted from 1.
    public static MonitoredPhase of(int phase) {
        return new MonitoredPhase(Choice.PHASE, phase);
    }
}
