package org.gridlang.runtime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// Writes a [LargeFeeder] as an OpenDSS master file, to try `grid flow big.dss` and `grid import opendss big.dss` on:
///
/// ```
/// java -cp CLASSES org.gridlang.runtime.bench.LargeFeederMaster big.dss [SEED [HOMES]]
/// ```
public final class LargeFeederMaster {
    private final StringBuilder text = new StringBuilder();

    private LargeFeederMaster() {}

    /// Writes the file named first.
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int homes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : LargeFeeder.HOMES;
        Files.writeString(Path.of(arguments[0]), text(LargeFeeder.draw(seed, homes)));
    }

    /// The commands that define `network`, which has only what a [LargeFeeder] has.
    public static String text(NetworkModel network) {
        return new LargeFeederMaster().write(network);
    }

    private String write(NetworkModel network) {
        var source = network.source();
        line("Clear");
        line(
                "New Circuit.%s bus1=%s basekv=%s pu=%s angle=%s r1=%s x1=%s r0=%s x0=%s",
                network.name(),
                source.bus(),
                source.lineVoltage() / 1e3,
                source.perUnit(),
                Math.toDegrees(source.angle()),
                source.r1(),
                source.x1(),
                source.r0(),
                source.x0());
        line("Set DefaultBaseFrequency=%s", network.frequency());
        network.transformers().forEach(this::transformer);
        for (var regulator : network.regulators()) {
            var control = regulator.control();
            line(
                    "New RegControl.%s transformer=%s winding=%d vreg=%s band=%s ptratio=%s ctprim=%s",
                    regulator.name(),
                    regulator.transformer(),
                    regulator.winding() + 1,
                    control.voltage(),
                    control.band(),
                    control.potentialRatio(),
                    control.currentPrimary());
            line("Transformer.%s.Taps=[1 %s]", regulator.transformer(), regulator.ratio());
        }
        for (var each : network.lines()) {
            line(
                    "New Line.%s phases=%d bus1=%s bus2=%s length=1 units=none normamps=%s rmatrix=%s xmatrix=%s cmatrix=%s",
                    each.name(),
                    each.fromTerminals().size(),
                    bus(each.fromBus(), each.fromTerminals()),
                    bus(each.toBus(), each.toTerminals()),
                    each.rating(),
                    matrix(each.resistance(), 1),
                    matrix(each.reactance(), 1),
                    matrix(each.capacitance(), 1e9));
        }
        for (var each : network.capacitors()) {
            line(
                    "New Capacitor.%s phases=3 bus1=%s kvar=%s kv=%s",
                    each.name(), each.bus(), each.reactivePower() / 1e3, each.ratedVoltage() / 1e3);
        }
        for (var each : network.loads()) {
            line(
                    "New Load.%s phases=1 bus1=%s conn=%s kv=%s kw=%s kvar=%s model=1 vminpu=0.5 vmaxpu=1.5",
                    each.name(),
                    bus(each.bus(), each.terminals()),
                    conn(each.connection()),
                    each.ratedVoltage() / 1e3,
                    each.power() / 1e3,
                    each.reactivePower() / 1e3);
        }
        line("Set VoltageBases=[115, 12.47, 0.208]");
        line("CalcVoltageBases");
        line("Set ControlMode=off");
        line("Solve");
        return text.toString();
    }

    private void transformer(Transformer transformer) {
        var windings = transformer.windings();
        var buses = new StringJoiner(" ", "[", "]");
        var connections = new StringJoiner(" ", "[", "]");
        var kvs = new StringJoiner(" ", "[", "]");
        var kvas = new StringJoiner(" ", "[", "]");
        var resistances = new StringJoiner(" ", "[", "]");
        for (var winding : windings) {
            buses.add(end(winding));
            connections.add(conn(winding.connection()));
            kvs.add(String.valueOf(winding.ratedVoltage() / 1e3));
            kvas.add(String.valueOf(winding.ratedPower() / 1e3));
            resistances.add(String.valueOf(100 * winding.resistance()));
        }
        var reactances = transformer.leakageReactances();
        line(
                "New Transformer.%s phases=%d windings=%d buses=%s conns=%s kvs=%s kvas=%s %%Rs=%s xhl=%s%s ppm_antifloat=%s",
                transformer.name(),
                windings.getFirst().coils(),
                windings.size(),
                buses,
                connections,
                kvs,
                kvas,
                resistances,
                100 * reactances.getFirst(),
                reactances.size() == 1 ? "" : " xht=" + 100 * reactances.get(1) + " xlt=" + 100 * reactances.get(2),
                1e6 * transformer.antiFloatShunt());
    }

    /// A coil from ground to its terminal has the ground first.
    private static String end(Winding winding) {
        if (winding.terminals().size() == 3) {
            return winding.bus();
        }
        int terminal = winding.terminals().getFirst();
        return winding.bus() + (winding.reversed() ? ".0." + terminal : "." + terminal + ".0");
    }

    private static String bus(String name, java.util.List<Integer> terminals) {
        var text = new StringJoiner(".");
        text.add(name);
        terminals.forEach(terminal -> text.add(String.valueOf(terminal)));
        return text.toString();
    }

    private static String conn(ConnectionKind kind) {
        return kind == ConnectionKind.DELTA ? "delta" : "wye";
    }

    /// Rows of a matrix in its lower triangle, as OpenDSS reads them.
    private static String matrix(SquareMatrix matrix, double unit) {
        var rows = new StringJoiner(" | ", "[", "]");
        for (int row = 0; row < matrix.size(); row++) {
            var entries = new StringJoiner(" ");
            for (int column = 0; column <= row; column++) {
                entries.add(String.valueOf(unit * matrix.at(row, column)));
            }
            rows.add(entries.toString());
        }
        return rows.toString();
    }

    private void line(String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
