package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.powerflow.LinearMonitors.Row;
import org.gridlang.runtime.powerflow.Primitive.Kind;

/// Makes the monitors of branch currents: the current in A that flows into a branch at one end of one
/// conductor.
///
/// A current is the branch's admittance times the voltages at its ends. For a closed switch of some 1e6 S that
/// is a difference of nearly equal voltages, which single precision resolves to amperes only. Kirchhoff's
/// current law gives the same current from what else meets the node behind the switch, elements included,
/// without that loss.
public final class BranchCurrents {
    /// A line's own voltages give its current while single precision errs by less than this, in A.
    private static final double ACCURATE = 1e-2;
    /// What single precision leaves of a deviation of 0.1 per unit.
    private static final double ROUNDING = 0.1 * 6e-8;

    private final PowerFlowModel model;
    private final Map<String, Primitive> lines = new HashMap<>();
    private final Map<Integer, List<Primitive>> atNode = new HashMap<>();
    private final Map<Integer, List<Element>> elementsAtNode = new HashMap<>();

    /// One end of one conductor of a closed line.
    ///
    /// @param line name of the line
    /// @param atTo whether the current into the line is taken at its `to` bus instead of its `from` bus
    /// @param conductor index of the conductor, from 0
    public record LineEnd(String line, boolean atTo, int conductor) {}

    private BranchCurrents(PowerFlowModel model) {
        this.model = model;
        for (var primitive : model.primitives()) {
            if (primitive.kind() == Kind.LINE) {
                lines.put(primitive.element(), primitive);
            }
            for (int node : primitive.nodes()) {
                var there = atNode.computeIfAbsent(node, absent -> new ArrayList<>());
                if (!there.contains(primitive)) {
                    there.add(primitive);
                }
            }
        }
        for (var element : model.elements()) {
            elementsAtNode
                    .computeIfAbsent(element.node(), absent -> new ArrayList<>())
                    .add(element);
            if (element.isDelta()) {
                elementsAtNode
                        .computeIfAbsent(element.otherNode(), absent -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    /// Monitors of the given line ends, in that order.
    public static LinearMonitors of(PowerFlowModel model, List<LineEnd> ends) {
        var currents = new BranchCurrents(model);
        return new LinearMonitors(ends.stream().map(currents::lineEnd).toList());
    }

    /// Monitors of the given line ends by the voltages across the lines alone: whatever else meets their nodes may
    /// change from scenario to scenario. In double precision they are as good as those of [#of].
    public static LinearMonitors direct(PowerFlowModel model, List<LineEnd> ends) {
        var currents = new BranchCurrents(model);
        return new LinearMonitors(ends.stream().map(currents::directly).toList());
    }

    /// The `from` end of every conductor of every closed line that has a rating, in the order of the network.
    public static List<LineEnd> rated(PowerFlowModel model) {
        var ends = new ArrayList<LineEnd>();
        for (var line : model.network().lines()) {
            if (line.closed() && line.rating() > 0) {
                ends.addAll(fromEnds(line));
            }
        }
        return List.copyOf(ends);
    }

    /// The `from` end of every conductor of a line.
    public static List<LineEnd> fromEnds(Line line) {
        var ends = new ArrayList<LineEnd>();
        for (int conductor = 0; conductor < line.fromTerminals().size(); conductor++) {
            ends.add(new LineEnd(line.name(), false, conductor));
        }
        return ends;
    }

    /// Monitors of the current that the source delivers into its bus, phase by phase.
    static LinearMonitors source(PowerFlowModel model) {
        var source = model.primitives().getFirst();
        var rows = new ArrayList<Row>();
        for (int phase = 0; phase < 3; phase++) {
            var sum = new Sum(model);
            sum.addRow(source, phase, -1);
            for (int column = 0; column < 3; column++) {
                double re = source.admittance().re(phase, column);
                double im = source.admittance().im(phase, column);
                sum.offsetRe += re * model.sourceRe(column) - im * model.sourceIm(column);
                sum.offsetIm += re * model.sourceIm(column) + im * model.sourceRe(column);
            }
            rows.add(sum.row());
        }
        return new LinearMonitors(rows);
    }

    private Primitive line(LineEnd end) {
        var line = lines.get(end.line());
        if (line == null) {
            throw new IllegalArgumentException("there is no closed line named " + end.line());
        }
        return line;
    }

    private Row directly(LineEnd end) {
        var line = line(end);
        int conductors = line.ends().getFirst().nodes().length;
        var sum = new Sum(model);
        sum.addRow(line, end.conductor() + (end.atTo() ? conductors : 0), 1);
        return sum.row();
    }

    private Row lineEnd(LineEnd end) {
        var line = line(end);
        int conductors = line.ends().getFirst().nodes().length;
        int near = end.conductor() + (end.atTo() ? conductors : 0);
        int far = end.conductor() + (end.atTo() ? 0 : conductors);
        var direct = new Sum(model);
        direct.addRow(line, near, 1);
        if (error(line, near) < ACCURATE) {
            return direct.row();
        }
        // What enters at the near end leaves at the far end but for the line's own shunts.
        var charging = new Sum(model);
        charging.addRow(line, near, 1);
        charging.addRow(line, far, 1);
        var candidates = new ArrayList<Sum>(List.of(direct));
        byOthers(line, line.nodes()[near], 1, new Sum(model)).ifPresent(candidates::add);
        byOthers(line, line.nodes()[far], -1, charging).ifPresent(candidates::add);
        return candidates.stream()
                .min(Comparator.comparingDouble(Sum::error))
                .orElseThrow()
                .row();
    }

    /// Adds to `sum` the current into the line at `node`, times `sign`, as what all other branches and elements
    /// leave of it: at this node and at those that switches join to it. Empty if the switches lead around the
    /// line or to the source.
    private Optional<Sum> byOthers(Primitive line, int node, double sign, Sum sum) {
        Set<Integer> joined = new HashSet<>();
        join(line, node, joined);
        Map<String, Primitive> around = new TreeMap<>();
        Set<Element> elements = new LinkedHashSet<>();
        for (int each : joined) {
            atNode.getOrDefault(each, List.of()).forEach(primitive -> around.put(primitive.name(), primitive));
            elements.addAll(elementsAtNode.getOrDefault(each, List.of()));
        }
        boolean aroundTheLine = Arrays.stream(line.nodes()).anyMatch(own -> own != node && joined.contains(own));
        if (aroundTheLine || around.values().stream().anyMatch(each -> each.kind() == Kind.SOURCE)) {
            return Optional.empty();
        }
        around.remove(line.name());
        for (var other : around.values()) {
            int[] nodes = other.nodes();
            for (int row = 0; row < nodes.length; row++) {
                if (joined.contains(nodes[row])) {
                    sum.addRow(other, row, -sign);
                }
            }
        }
        for (var element : elements) {
            if (joined.contains(element.node())) {
                sum.addElement(element, -sign);
            }
            if (element.isDelta() && joined.contains(element.otherNode())) {
                sum.addElement(element, sign);
            }
        }
        return Optional.of(sum);
    }

    /// Collects the nodes that closed switches other than `except` join to `node`, conductor by conductor.
    private void join(Primitive except, int node, Set<Integer> joined) {
        if (!joined.add(node)) {
            return;
        }
        for (var primitive : atNode.getOrDefault(node, List.of())) {
            if (primitive.kind() != Kind.LINE || primitive.name().equals(except.name())) {
                continue;
            }
            int conductors = primitive.ends().getFirst().nodes().length;
            int[] nodes = primitive.nodes();
            for (int row = 0; row < nodes.length; row++) {
                if (nodes[row] == node && error(primitive, row) >= ACCURATE) {
                    join(except, nodes[(row + conductors) % nodes.length], joined);
                }
            }
        }
    }

    /// What single precision may lose of a current that is computed from voltages, in A.
    private double error(Primitive primitive, int row) {
        int node = primitive.nodes()[row];
        double admittance = Math.hypot(
                primitive.admittance().re(row, row), primitive.admittance().im(row, row));
        return admittance * model.nodes().get(node).baseVoltage() * ROUNDING;
    }

    /// A linear form of the state, in the making.
    private static final class Sum {
        private final PowerFlowModel model;
        private final Map<Integer, double[]> coefficients = new TreeMap<>();
        private double offsetRe;
        private double offsetIm;

        Sum(PowerFlowModel model) {
            this.model = model;
        }

        /// Adds `sign` times the current into a primitive at one of its conductors.
        void addRow(Primitive primitive, int row, double sign) {
            int[] nodes = primitive.nodes();
            for (int column = 0; column < nodes.length; column++) {
                if (nodes[column] != Element.GROUND) {
                    double base = sign * model.nodes().get(nodes[column]).baseVoltage();
                    add(
                            nodes[column],
                            base * primitive.admittance().re(row, column),
                            base * primitive.admittance().im(row, column));
                }
            }
        }

        void addElement(Element element, double sign) {
            add(model.nodeCount() + element.index(), sign / element.baseVoltage(), 0);
        }

        private void add(int row, double re, double im) {
            double[] coefficient = coefficients.computeIfAbsent(row, absent -> new double[2]);
            coefficient[0] += re;
            coefficient[1] += im;
        }

        /// What single precision may lose of the sum, in A. Element currents are accurate.
        double error() {
            double largest = 0;
            for (var entry : coefficients.entrySet()) {
                if (entry.getKey() < model.nodeCount()) {
                    largest = Math.max(largest, Math.hypot(entry.getValue()[0], entry.getValue()[1]));
                }
            }
            return largest * ROUNDING;
        }

        /// The finished row; the no-load voltages make its offset. Element currents are not deviations.
        Row row() {
            double re = offsetRe;
            double im = offsetIm;
            for (var entry : coefficients.entrySet()) {
                int row = entry.getKey();
                if (row < model.nodeCount()) {
                    double a = entry.getValue()[0];
                    double b = entry.getValue()[1];
                    re += a * model.noLoadRe(row) - b * model.noLoadIm(row);
                    im += a * model.noLoadIm(row) + b * model.noLoadRe(row);
                }
            }
            return Row.of(re, im, coefficients);
        }
    }
}
