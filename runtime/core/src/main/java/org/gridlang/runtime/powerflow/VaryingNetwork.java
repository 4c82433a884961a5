package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.powerflow.Primitive.Kind;

/// What of a network changes with taps and capacitors, made ready for factors that differ from scenario to scenario.
///
/// Each *factor* is a number per scenario: of a regulator its held ratio over its present one, `t0 / t`; of a capacitor
/// how much of it is closed; and one that is always 1. An entry of the admittance matrix changes by
///
/// ```
/// y (f_first f_second - held)
/// ```
///
/// since coils see the admittance of their core divided by their turns. What does not pass through the core, the
/// anti-float shunt, does not change. The nodes of all that changes, and those that regulators watch, are never in the
/// tail of the order of elimination. Immutable.
final class VaryingNetwork {
    final PowerFlowModel model;
    final int[] position;
    final int tail;
    final SparseMatrix matrix;
    final SparsePattern pattern;
    final SparseFactors factors;
    final ElementSlots slots;
    final List<Integer> groundedNodes;
    /// Those of the network, in its order; a regulator that the source does not feed changes nothing.
    final List<Regulator> regulators;
    final int capacitors;
    final List<Entry> entries;
    /// What each regulator could watch, by regulator and coil; nothing where it is not fed.
    final List<List<Sensor>> sensors;

    /// A part of an entry of the matrix that changes.
    ///
    /// @param row position in the order of elimination
    /// @param column likewise
    /// @param re in VA per unit
    /// @param first index of a factor
    /// @param second index of another
    /// @param held product of the two as the network stands
    record Entry(int row, int column, double re, double im, int first, int second, double held) {
        /// In how many of its factors the ratio of a regulator enters.
        int power(int regulator) {
            return (first == regulator ? 1 : 0) + (second == regulator ? 1 : 0);
        }
    }

    /// The voltage on a regulator's secondary, `sum (re + j im) f_first f_second V_node`, in V.
    record Sensor(List<Term> terms) {}

    /// @param position of the node in the order of elimination
    record Term(int position, int node, double re, double im, int first, int second) {
        int power(int regulator) {
            return (first == regulator ? 1 : 0) + (second == regulator ? 1 : 0);
        }
    }

    /// @param switched the capacitors that may change, by name
    VaryingNetwork(PowerFlowModel model, Set<String> switched) {
        this.model = model;
        var network = model.network();
        regulators = network.regulators();
        capacitors = network.capacitors().size();
        matrix = model.matrix().copy();
        var byNode = new ArrayList<Entry>();
        network.transformers().forEach(transformer -> addTransformer(transformer, byNode));
        addCapacitors(switched, byNode);
        var watched = new RegulatorSensors(this).all();
        var moving = model.injecting();
        for (var entry : byNode) {
            matrix.add(entry.row, entry.column, 0, 0);
            moving[entry.row] = true;
            moving[entry.column] = true;
        }
        watched.forEach(coils -> coils.forEach(sensor -> sensor.terms.forEach(term -> moving[term.node] = true)));
        var order = EliminationOrder.of(matrix, model.busOfNode(), moving);
        tail = order.tail();
        position = new int[model.nodeCount()];
        for (int at = 0; at < position.length; at++) {
            position[order.nodes()[at]] = at;
        }
        groundedNodes = new FloatingIslands(matrix, model.phaseNodes(), model.primitives())
                .replaceRows(model.elements(), position);
        pattern = SparsePattern.of(matrix, order.nodes());
        factors = new SparseFactors(matrix, pattern);
        slots = ElementSlots.of(model, position, groundedNodes);
        // The rows of floating islands that were replaced are sums in which what passes through a core cancels.
        entries = byNode.stream()
                .filter(entry -> !groundedNodes.contains(entry.row))
                .map(entry -> new Entry(
                        position[entry.row],
                        position[entry.column],
                        entry.re,
                        entry.im,
                        entry.first,
                        entry.second,
                        entry.held))
                .toList();
        sensors = watched.stream()
                .map(coils -> coils.stream().map(this::placed).toList())
                .toList();
    }

    /// Number of factors: regulators, then capacitors, then the one that is always 1.
    int factorCount() {
        return regulators.size() + capacitors + 1;
    }

    /// Index of the factor that is always 1.
    int one() {
        return regulators.size() + capacitors;
    }

    /// The positions whose row of the factors changes: those of the entries and all that they reach in the tree of
    /// elimination.
    boolean[] changingRows() {
        var changing = new boolean[position.length];
        entries.forEach(entry -> changing[entry.row()] = true);
        for (int at = 0; at < changing.length; at++) {
            for (int before : pattern.lower()[at]) {
                changing[at] |= changing[before];
            }
        }
        return changing;
    }

    private Sensor placed(Sensor sensor) {
        return new Sensor(sensor.terms.stream()
                .map(term -> new Term(position[term.node], term.node, term.re, term.im, term.first, term.second))
                .toList());
    }

    /// The factor of each winding of a transformer.
    int[] windingFactors(Transformer transformer) {
        var factor = new int[transformer.windings().size()];
        Arrays.fill(factor, one());
        for (int index = 0; index < regulators.size(); index++) {
            if (regulators.get(index).transformer().equals(transformer.name())) {
                factor[regulators.get(index).winding()] = index;
            }
        }
        return factor;
    }

    /// What of a transformer's admittance passes through its core, in S over the conductors of its primitive.
    ComplexMatrix throughCore(String transformer) {
        var held = model.network().transformersAtTaps().stream()
                .filter(each -> each.name().equals(transformer))
                .findFirst()
                .orElseThrow();
        return TransformerAdmittance.of(new Transformer(
                held.name(),
                held.windings(),
                held.leakageReactances(),
                0,
                held.noLoadLoss(),
                held.magnetisingCurrent()));
    }

    private void addTransformer(Transformer transformer, List<Entry> into) {
        int[] windingFactor = windingFactors(transformer);
        if (IntStream.of(windingFactor).allMatch(factor -> factor == one())) {
            return;
        }
        for (int winding = 0; winding < windingFactor.length; winding++) {
            boolean impedance = transformer.windings().get(winding).neutral().kind() == Neutral.Kind.IMPEDANCE;
            if (windingFactor[winding] != one() && impedance) {
                throw new IllegalArgumentException("the neutral of the tapped winding of transformer "
                        + transformer.name() + " has an impedance, so that its tap cannot move");
            }
        }
        var core = throughCore(transformer.name());
        model.primitives().stream()
                .filter(each ->
                        each.kind() == Kind.TRANSFORMER && each.element().equals(transformer.name()))
                .forEach(primitive -> {
                    int[] nodes = primitive.nodes();
                    int[] factor = conductorFactors(primitive, windingFactor);
                    for (int row = 0; row < nodes.length; row++) {
                        for (int column = 0; column < nodes.length; column++) {
                            double re = core.re(row, column);
                            double im = core.im(row, column);
                            add(nodes[row], nodes[column], re, im, factor[row], factor[column], 1, into);
                        }
                    }
                });
    }

    static int[] conductorFactors(Primitive primitive, int[] windingFactor) {
        return IntStream.range(0, primitive.ends().size())
                .flatMap(end -> IntStream.generate(() -> windingFactor[end])
                        .limit(primitive.ends().get(end).nodes().length))
                .toArray();
    }

    private void addCapacitors(Set<String> switched, List<Entry> into) {
        var network = model.network();
        var all = network.withCapacitors(
                network.capacitors().stream().collect(Collectors.toMap(Capacitor::name, each -> true)));
        var primitives = new Primitives(all, model.phaseNodes())
                .all().stream().filter(each -> each.kind() == Kind.CAPACITOR).toList();
        for (int capacitor = 0; capacitor < capacitors; capacitor++) {
            var primitive = primitives.get(capacitor);
            if (!switched.contains(primitive.element())) {
                continue;
            }
            double held = network.capacitors().get(capacitor).closed() ? 1 : 0;
            int[] nodes = primitive.nodes();
            for (int row = 0; row < nodes.length; row++) {
                for (int column = 0; column < nodes.length; column++) {
                    double re = primitive.admittance().re(row, column);
                    double im = primitive.admittance().im(row, column);
                    add(nodes[row], nodes[column], re, im, regulators.size() + capacitor, one(), held, into);
                }
            }
        }
    }

    private void add(int row, int column, double re, double im, int first, int second, double held, List<Entry> into) {
        boolean changes = first != one() || second != one();
        if (row != Element.GROUND && column != Element.GROUND && changes && (re != 0 || im != 0)) {
            double scale =
                    model.phaseNodes().baseVoltage(row) * model.phaseNodes().baseVoltage(column);
            into.add(new Entry(row, column, re * scale, im * scale, first, second, held));
        }
    }
}
