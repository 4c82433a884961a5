package org.gridlang.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.gridlang.cli.FlowSolver.Solution;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;

/// A solved feeder as CSV files: `voltages.csv`, `currents.csv`, `taps.csv`, `summary.csv`. Columns and units are those
/// that users of OpenDSS exports know: kW and kvar, per unit of the line-to-neutral base, degrees.
final class FlowTables {
    private static final double KILO = 1000;

    private final Path folder;

    FlowTables(Path folder) {
        this.folder = folder;
    }

    void write(NetworkModel network, Solution solution) throws IOException {
        voltages(solution);
        currents(solution);
        taps(network);
        summary(network, solution);
    }

    private void voltages(Solution solution) throws IOException {
        try (CsvWriter csv = open("voltages.csv")) {
            csv.writeRecord("bus", "phase", "vmag_pu", "vang_deg", "vmag_v", "vbase_ln_v");
            for (var each : solution.voltages()) {
                csv.writeRecord(
                        each.bus(),
                        Integer.toString(each.phase()),
                        Double.toString(each.perUnit()),
                        Double.toString(each.degrees()),
                        Double.toString(each.perUnit() * each.baseVoltage()),
                        Double.toString(each.baseVoltage()));
            }
        }
    }

    private void currents(Solution solution) throws IOException {
        try (CsvWriter csv = open("currents.csv")) {
            csv.writeRecord("element", "terminal", "bus", "node", "imag_a", "iang_deg");
            for (var each : solution.currents()) {
                csv.writeRecord(
                        each.element(),
                        Integer.toString(each.end()),
                        each.bus(),
                        Integer.toString(each.phase()),
                        Double.toString(each.amperes()),
                        Double.toString(each.degrees()));
            }
        }
    }

    private void taps(NetworkModel network) throws IOException {
        try (CsvWriter csv = open("taps.csv")) {
            csv.writeRecord(
                    "regcontrol",
                    "transformer",
                    "winding",
                    "tap_number",
                    "tap_pu",
                    "vreg_v",
                    "band_v",
                    "ptratio",
                    "ctprim_a",
                    "ldc_r_v",
                    "ldc_x_v");
            for (Regulator each : network.regulators()) {
                Regulator.Control control = each.control();
                csv.writeRecord(
                        each.name(),
                        each.transformer(),
                        Integer.toString(each.winding() + 1),
                        Integer.toString(each.tapNumber()),
                        Double.toString(each.ratio()),
                        Double.toString(control.voltage()),
                        Double.toString(control.band()),
                        Double.toString(control.potentialRatio()),
                        Double.toString(control.currentPrimary()),
                        Double.toString(control.resistance()),
                        Double.toString(control.reactance()));
            }
        }
    }

    private void summary(NetworkModel network, Solution solution) throws IOException {
        try (CsvWriter csv = open("summary.csv")) {
            csv.writeRecord("key", "value");
            kilo(csv, "source_p_kw", solution.source().active());
            kilo(csv, "source_q_kvar", solution.source().reactive());
            kilo(csv, "losses_p_kw", solution.losses().active());
            kilo(csv, "losses_q_kvar", solution.losses().reactive());
            csv.writeRecord("converged", solution.status().solved() ? "1" : "0");
            csv.writeRecord("iterations", Integer.toString(solution.iterations()));
            csv.writeRecord("n_buses", Integer.toString(network.buses().size()));
            csv.writeRecord("n_nodes", Integer.toString(solution.voltages().size()));
        }
    }

    private static void kilo(CsvWriter csv, String key, double value) {
        csv.writeRecord(key, Double.toString(value / KILO));
    }

    private CsvWriter open(String name) throws IOException {
        return CsvWriter.builder().build(folder.resolve(name));
    }
}
