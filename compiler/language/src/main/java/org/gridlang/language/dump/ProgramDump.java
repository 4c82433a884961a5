package org.gridlang.language.dump;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Routine;
import org.gridlang.language.ir.Slot;

/// The intermediate representation: what each routine writes, and the numbered operations that it takes,
/// each with the line of the source that it comes from:
///
///     device Battery forward
///       12: maximum(11, 3)                        std/devices.grid:39
///       next[0] = 15                              std/devices.grid:41
public final class ProgramDump {
    private static final int ORIGIN_COLUMN = 60;

    private final StringBuilder text = new StringBuilder();

    private ProgramDump() {}

    /// The text of a problem, each line ended by a line feed.
    public static String of(ProblemProgram program) {
        var dump = new ProgramDump();
        for (var column : program.columns()) {
            if (column instanceof ProblemProgram.Column.Generated generated) {
                dump.formula(
                        "series " + generated.name(),
                        generated.formula().graph(),
                        generated.formula().root());
            }
        }
        dump.formula(
                "load power", program.loadPower().graph(), program.loadPower().root());
        program.devices().forEach(dump::device);
        var cost = program.networkCost();
        dump.text.append("network cost\n");
        dump.nodes(cost.graph(), cost.roots());
        dump.line("value = " + cost.value(), Origin.NONE);
        dump.line("per source active = " + cost.perSourceActive(), Origin.NONE);
        dump.line("per source reactive = " + cost.perSourceReactive(), Origin.NONE);
        dump.line("per losses = " + cost.perLosses(), Origin.NONE);
        return dump.text.toString();
    }

    /// The text of the devices of a library.
    public static String of(List<DeviceProgram> devices) {
        var dump = new ProgramDump();
        devices.forEach(dump::device);
        return dump.text.toString();
    }

    private void formula(String title, Graph graph, int root) {
        text.append(title).append('\n');
        nodes(graph, List.of(root));
        line("value = " + root, graph.origin(root));
    }

    private void device(DeviceProgram device) {
        for (Routine routine : Stream.concat(device.routines().stream(), device.rules().stream())
                .toList()) {
            text.append("device ")
                    .append(device.shape().name())
                    .append(' ')
                    .append(Terms.word(routine.kind()))
                    .append('\n');
            nodes(device.graph(), routine.roots());
            for (var store : routine.stores()) {
                String assignment = store.accumulate() ? " += " : " = ";
                line(slot(store.target()) + assignment + store.value(), store.origin());
            }
        }
    }

    private void nodes(Graph graph, List<Integer> roots) {
        var needed = graph.reachable(roots);
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            String name = graph.name(number).map(known -> " " + known).orElse("");
            line(number + name + ": " + node(graph.node(number)), graph.origin(number));
        }
    }

    private void line(String content, Origin origin) {
        text.append("  ").append(content);
        if (origin.line() > 0) {
            text.repeat(' ', Math.max(2, ORIGIN_COLUMN - content.length()))
                    .append(origin.file())
                    .append(':')
                    .append(origin.line());
        }
        text.append('\n');
    }

    private static String node(Node node) {
        return switch (node) {
            case Node.Constant constant -> Double.toString(constant.value());
            case Node.Read read -> slot(read.slot());
            case Node.Unary unary -> Terms.word(unary.operation()) + list(unary.operands());
            case Node.Binary binary -> Terms.word(binary.operation()) + list(binary.operands());
            case Node.Power power -> "power(" + power.base() + ", " + Terms.number(power.exponent()) + ")";
            case Node.Select select ->
                "select(" + select.left() + " " + Terms.word(select.comparator()) + " " + select.right() + ", "
                        + select.then() + ", " + select.otherwise() + ")";
            case Node.Draw draw -> Terms.word(draw.kind()) + " #" + draw.primitive() + list(draw.arguments());
        };
    }

    private static String list(List<Integer> operands) {
        return operands.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String slot(Slot slot) {
        return switch (slot) {
            case Slot.Cell cell -> Terms.word(cell.storage()) + "[" + cell.index() + "]";
            case Slot.StepLength _ -> "dt";
            case Slot.Clock clock -> Terms.word(clock.reading());
            case Slot.LoadAttribute load -> "load " + Terms.word(load.attribute());
            case Slot.Column column -> "column[" + column.index() + "]";
            case Slot.OtherSeries series -> "series " + series.name();
            case Slot.KeyedSeries series -> "series " + series.name() + "[" + Terms.key(series.key()) + "]";
            case Slot.Data data -> "data[" + data.table() + "]";
            case Slot.Network network -> Terms.word(network.quantity());
            case Slot.Metric metric -> metric.policy() + "." + metric.metric();
        };
    }
}
