package org.gridlang.runtime.report.plot;

import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Bus.Position;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// A feeder with all that a picture has a sign for: 11 kV to 400 V, a street, a lane on phase b, an open tie.
///
/// ```
/// grid == station == board --- corner --- <end&co>
///                                 |    \..tie
///                                 +-- lane (b)
/// ```
final class SmallFeeder {
    static final Map<String, Double> LENGTHS = Map.of("street", 1200.0, "road", 300.0, "lane", 200.0);
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private SmallFeeder() {}

    /// @param placed whether the buses have coordinates
    /// @param power of the load at the end, W
    static FlowSolution solved(boolean placed, double power) {
        return FlowSolution.nominal(PowerFlowModel.of(network(placed, power)));
    }

    static NetworkModel network(boolean placed, double power) {
        return new NetworkModel(
                "small & <odd>",
                50,
                new Source("grid", 11_000, 1.02, 0, 0.1, 1, 0.1, 1),
                List.of(
                        bus("grid", 11_000, ALL, placed, 0, 0),
                        bus("board", 400, ALL, placed, 1, 0),
                        bus("corner", 400, ALL, placed, 3, 0),
                        bus("<end&co>", 400, ALL, placed, 4, 1),
                        bus("lane", 400, List.of(2), placed, 3, -1)),
                List.of(
                        line("street", "board", "corner", ALL, 0.1, 100, true),
                        line("road", "corner", "<end&co>", ALL, 0.05, 0, true),
                        line("tie", "board", "<end&co>", ALL, 0.05, 0, false),
                        line("lane", "corner", "lane", List.of(2), 0.1, 60, true)),
                List.of(new Transformer(
                        "station",
                        List.of(
                                new Winding("grid", ALL, ConnectionKind.DELTA, 11_000, 100_000, 0.005, 1),
                                new Winding("board", ALL, ConnectionKind.WYE, 400, 100_000, 0.005, 1)),
                        List.of(0.04),
                        1e-6)),
                List.of(),
                List.of(new Capacitor("bank", "corner", ALL, ConnectionKind.WYE, 5_000, 400, true)),
                List.of(
                        new Load("end", "<end&co>", ALL, ConnectionKind.WYE, power, power / 4, 400, LoadShares.POWER),
                        new Load("lane", "lane", List.of(2), ConnectionKind.WYE, 4_000, 1_000, 231, LoadShares.POWER)));
    }

    private static Bus bus(String name, double line, List<Integer> terminals, boolean placed, double x, double y) {
        double base = line / Math.sqrt(3);
        return placed ? new Bus(name, base, terminals, new Position(x, y)) : new Bus(name, base, terminals);
    }

    private static Line line(
            String name, String from, String to, List<Integer> phases, double ohm, double rating, boolean closed) {
        int conductors = phases.size();
        return new Line(
                name,
                from,
                phases,
                to,
                phases,
                SquareMatrix.diagonal(conductors, ohm),
                SquareMatrix.diagonal(conductors, ohm),
                SquareMatrix.zero(conductors),
                rating,
                false,
                closed);
    }
}
