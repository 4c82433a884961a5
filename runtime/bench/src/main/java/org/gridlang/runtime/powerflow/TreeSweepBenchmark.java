package org.gridlang.runtime.powerflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.gridlang.runtime.bench.PowerFlowBenchmark;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkFile;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.SquareMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whether a backward-forward sweep over the tree would beat the triangular solves: one iteration of each on the tree
/// of
/// the IEEE 123-node feeder, for one vector of scenarios.
///
/// The sweep has it as easy as can be: lines without capacitance, with lines in the place of regulators and of the
/// transformer, which a sweep for any feeder would have to treat as well.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before any benchmark
public class TreeSweepBenchmark {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SLOT = 2 * LANES;

    private PowerFlowModel model;
    private RowProgram forward;
    private RowProgram backward;
    private DoubleBlock block;
    /// Offsets of the nodes' slots from the leaves to the root, then those of their parents.
    private int[] at;
    private int[] parent;
    /// Per node of the sweep: elements there with the sign of their current, and impedances to the other nodes of its
    /// bus.
    private int[][] elements;
    private double[][] signs;
    private int[][] mutual;
    private double[][] impedance;
    private double[] current;

    /// Makes the tree and both kinds of programs.
    @Setup
    public void prepare() {
        var network = tree();
        model = PowerFlowModel.of(network);
        var programs = model.programs();
        forward = programs.forward.scaled(LANES);
        backward = programs.backward.scaled(LANES);
        block = new DoubleBlock(model, programs.elements, LANES);
        for (int element = 0; element < model.elementCount(); element++) {
            Arrays.fill(block.power, element * SLOT, element * SLOT + LANES, 2e4);
            Arrays.fill(block.power, element * SLOT + LANES, (element + 1) * SLOT, 1e4);
        }
        current = new double[block.work.length];
        sweepOrder(network, programs);
    }

    /// The triangular solves and the elements' currents.
    @Benchmark
    public double[] triangularIteration() {
        DoubleKernels.rows(forward, block.work);
        DoubleKernels.rows(backward, block.work);
        elementCurrents();
        return block.change;
    }

    /// The sweeps and the elements' currents.
    @Benchmark
    public double[] sweepIteration() {
        sweep();
        elementCurrents();
        return block.change;
    }

    /// What both have in common.
    @Benchmark
    public double[] elementCurrents() {
        DoubleKernels.powerCurrents(block, model.powerElements());
        DoubleKernels.mixedCurrents(block, model.powerElements(), model.elementCount());
        return block.change;
    }

    private void sweep() {
        double[] work = block.work;
        for (int k = 0; k < at.length; k++) {
            int to = at[k];
            var re = DoubleVector.fromArray(SPECIES, current, to);
            var im = DoubleVector.fromArray(SPECIES, current, to + LANES);
            int[] here = elements[k];
            for (int e = 0; e < here.length; e++) {
                re = DoubleVector.fromArray(SPECIES, work, here[e])
                        .fma(DoubleVector.broadcast(SPECIES, signs[k][e]), re);
                im = DoubleVector.fromArray(SPECIES, work, here[e] + LANES)
                        .fma(DoubleVector.broadcast(SPECIES, signs[k][e]), im);
            }
            re.intoArray(current, to);
            im.intoArray(current, to + LANES);
            re.add(DoubleVector.fromArray(SPECIES, current, parent[k])).intoArray(current, parent[k]);
            im.add(DoubleVector.fromArray(SPECIES, current, parent[k] + LANES)).intoArray(current, parent[k] + LANES);
        }
        for (int k = at.length - 1; k >= 0; k--) {
            var re = DoubleVector.fromArray(SPECIES, work, parent[k]);
            var im = DoubleVector.fromArray(SPECIES, work, parent[k] + LANES);
            int[] others = mutual[k];
            double[] z = impedance[k];
            for (int e = 0; e < others.length; e++) {
                var x = DoubleVector.fromArray(SPECIES, current, others[e]);
                var y = DoubleVector.fromArray(SPECIES, current, others[e] + LANES);
                var a = DoubleVector.broadcast(SPECIES, -z[2 * e]);
                var b = DoubleVector.broadcast(SPECIES, -z[2 * e + 1]);
                re = x.fma(a, re).sub(y.mul(b));
                im = y.fma(a, im).add(x.mul(b));
            }
            re.intoArray(work, at[k]);
            im.intoArray(work, at[k] + LANES);
        }
        Arrays.fill(current, 0);
    }

    private void sweepOrder(NetworkModel network, FlowPrograms programs) {
        var order = new ArrayList<int[]>();
        var lineOf = new ArrayList<Line>();
        var reached = new boolean[model.nodeCount()];
        var frontier = new ArrayDeque<Integer>();
        for (int node : model.sourceNodes()) {
            reached[node] = true;
            frontier.add(node);
        }
        while (!frontier.isEmpty()) {
            int node = frontier.remove();
            for (var line : network.lines()) {
                for (int k = 0; k < line.fromTerminals().size() && line.closed(); k++) {
                    int one =
                            model.nodeIndex(line.fromBus(), line.fromTerminals().get(k));
                    int two = model.nodeIndex(line.toBus(), line.toTerminals().get(k));
                    int next = one == node ? two : two == node ? one : -1;
                    if (next >= 0 && !reached[next]) {
                        reached[next] = true;
                        frontier.add(next);
                        order.add(new int[] {next, node, k});
                        lineOf.add(line);
                    }
                }
            }
        }
        Collections.reverse(order);
        Collections.reverse(lineOf);
        int count = order.size();
        at = new int[count];
        parent = new int[count];
        elements = new int[count][];
        signs = new double[count][];
        mutual = new int[count][];
        impedance = new double[count][];
        for (int k = 0; k < count; k++) {
            int node = order.get(k)[0];
            at[k] = programs.nodeSlot(node) * SLOT;
            parent[k] = programs.nodeSlot(order.get(k)[1]) * SLOT;
            elementsOf(node, k, programs);
            impedances(lineOf.get(k), node, order.get(k)[2], k, programs);
        }
    }

    private void elementsOf(int node, int k, FlowPrograms programs) {
        var here = model.elements().stream()
                .filter(element -> element.node() == node || element.otherNode() == node)
                .toList();
        elements[k] = here.stream()
                .mapToInt(element -> programs.elementSlot(element.index()) * SLOT)
                .toArray();
        signs[k] = here.stream()
                .mapToDouble(element -> element.node() == node ? 1 : -1)
                .toArray();
    }

    private void impedances(Line line, int node, int row, int k, FlowPrograms programs) {
        var bus = model.nodes().get(node).bus();
        var terminals = line.toBus().equals(bus) ? line.toTerminals() : line.fromTerminals();
        double base = model.nodes().get(node).baseVoltage();
        mutual[k] = new int[terminals.size()];
        impedance[k] = new double[2 * terminals.size()];
        for (int column = 0; column < terminals.size(); column++) {
            mutual[k][column] = programs.nodeSlot(model.nodeIndex(bus, terminals.get(column))) * SLOT;
            impedance[k][2 * column] = line.resistance().at(row, column) / (base * base);
            impedance[k][2 * column + 1] = line.reactance().at(row, column) / (base * base);
        }
    }

    /// The IEEE 123-node feeder with lines only, none of them with capacitance.
    private static NetworkModel tree() {
        try (var stream = Objects.requireNonNull(PowerFlowBenchmark.class.getResourceAsStream("ieee123.json"))) {
            var network = NetworkFile.read(stream);
            var lines = new ArrayList<Line>();
            for (var line : network.lines()) {
                if (line.closed()) {
                    lines.add(plain(line));
                }
            }
            for (var transformer : network.transformers()) {
                var first = transformer.windings().getFirst();
                var second = transformer.windings().get(1);
                lines.add(substitute(transformer.name(), first.bus(), second.bus(), second.terminals()));
            }
            return new NetworkModel(
                    "tree",
                    60,
                    network.source(),
                    network.buses(),
                    lines,
                    List.of(),
                    List.of(),
                    List.of(),
                    network.loads());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line plain(Line line) {
        return new Line(
                line.name(),
                line.fromBus(),
                line.fromTerminals(),
                line.toBus(),
                line.toTerminals(),
                line.resistance(),
                line.reactance(),
                SquareMatrix.zero(line.fromTerminals().size()),
                0,
                false,
                true);
    }

    private static Line substitute(String name, String from, String to, List<Integer> terminals) {
        int size = terminals.size();
        return new Line(
                "in_place_of_" + name,
                from,
                terminals,
                to,
                terminals,
                SquareMatrix.diagonal(size, 1e-3),
                SquareMatrix.diagonal(size, 1e-3),
                SquareMatrix.zero(size),
                0,
                false,
                true);
    }
}
