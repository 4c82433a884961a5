package org.gridlang.runtime.problem;

import java.time.LocalDate;
import java.util.List;

/// What a list of days brings before anybody acts, with days as lanes.
///
/// Lanes past the last day repeat it, so that vector loops have no tail; they count for nothing.
///
/// @param dates one per lane in use
/// @param lanes days, padded
/// @param series value of each column `[column][step][lane]`, SI
/// @param loadPower active power consumed by each base load `[load][step][lane]`, W
/// @param loadReactivePower likewise, var
public record ScenarioBlock(
        List<LocalDate> dates, int lanes, int steps, double[] series, double[] loadPower, double[] loadReactivePower) {
    public ScenarioBlock {
        dates = List.copyOf(dates);
    }

    /// Number of days that count.
    public int days() {
        return dates.size();
    }

    /// The date of a lane; a surplus lane has the last one.
    public LocalDate date(int lane) {
        return dates.get(Math.min(lane, dates.size() - 1));
    }

    /// Where the lanes of a column at a step begin.
    public int seriesAt(int column, int step) {
        return (column * steps + step) * lanes;
    }

    /// Where the lanes of a load at a step begin.
    public int loadAt(int load, int step) {
        return (load * steps + step) * lanes;
    }
}
