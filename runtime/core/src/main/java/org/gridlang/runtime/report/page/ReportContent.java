package org.gridlang.runtime.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.compare.ComparisonTable;
import org.gridlang.runtime.learn.MultiplierField;
import org.gridlang.runtime.learn.Trace;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.report.plot.FlowView;

/// All that a report shows, before anything is drawn.
///
/// @param runs in the order of their experiments
/// @param lines evaluated figures; bounds where there are several seeds
/// @param races of a comparison
/// @param traces what happened on some days of the test split, the policy whose agents are shown first
/// @param feeder places and branches of the feeder; empty if it has no solution at its nominal loads
/// @param multipliers those of the first run
/// @param readings units of the quantities of devices, by `Battery.soc`
/// @param remarks what must be said beside
public record ReportContent(
        Manifest manifest,
        List<Run> runs,
        List<ComparisonTable.Line> lines,
        List<ComparisonTable.Race> races,
        List<Traced> traces,
        Optional<FlowView> feeder,
        List<MultiplierField> multipliers,
        Map<String, Reading> readings,
        List<String> remarks) {
    public ReportContent {
        runs = List.copyOf(runs);
        lines = List.copyOf(lines);
        races = List.copyOf(races);
        traces = List.copyOf(traces);
        multipliers = List.copyOf(multipliers);
        readings = Map.copyOf(readings);
        remarks = List.copyOf(remarks);
    }

    /// A training.
    ///
    /// @param metrics columns of `metrics.csv`
    public record Run(String experiment, long seed, Map<String, double[]> metrics) {}

    /// A policy on some days.
    public record Traced(String policy, Trace trace) {}

    /// How an SI value is read: `(value - zero) / scale` of a unit.
    public record Reading(String unit, double scale, double zero) {
        /// A number as it is.
        public static final Reading PLAIN = new Reading("", 1, 0);
    }
}
