package org.gridlang.runtime.powerflow;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridlang.runtime.network.NetworkModel;

/// A network made ready for power flow: numbered nodes and elements, the admittance matrix with the taps held,
/// its factors and the no-load voltage. Immutable; any number of solvers and threads may share it.
///
/// ```java
/// var model = PowerFlowModel.of(network, List.of(new Connection("7", List.of(1), ConnectionKind.WYE)));
/// var batch = new DoubleFlowBatch(model, 768);
/// batch.addConsumption(model.agentElements(0), scenario, 3_000, 0);
/// new DoubleFlowSolver(model, FlowOptions.EVALUATION).solve(batch, 0, batch.stride);
/// ```
public final class PowerFlowModel {
    private final NetworkModel network;
    private final List<UnfedPart> unfed;
    private final PhaseNodes nodes;
    private final List<Primitive> primitives;
    private final ElementTable table;
    private final List<Element> elements;
    private final SparseMatrix matrix;
    private final SparseMatrix conditioned;
    private final EliminationOrder order;
    private final int[] position;
    private final List<Integer> groundedNodes;
    private final SparseFactors factors;
    private final double[] noLoadRe;
    private final double[] noLoadIm;
    private final FlowPrograms programs;

    private final List<Connection> agents;
    private final boolean apart;

    private PowerFlowModel(NetworkModel network, List<Connection> agents, boolean apart) {
        this.network = network;
        this.agents = agents;
        this.apart = apart;
        var every = new PhaseNodes(network);
        var joined = new Primitives(network, every).all();
        var supply = new Supply(network, every, joined);
        unfed = supply.unfed();
        nodes = unfed.isEmpty() ? every : new PhaseNodes(network, supply::feeds);
        primitives = unfed.isEmpty() ? joined : new Primitives(network, nodes).all();
        table = new ElementTable(network, nodes, agents, apart);
        elements = table.elements();
        matrix = nodalMatrix();
        order = EliminationOrder.of(matrix, busOfNode(), injecting());
        position = new int[nodes.count()];
        for (int at = 0; at < position.length; at++) {
            position[order.nodes()[at]] = at;
        }
        conditioned = matrix.copy();
        var islands = new FloatingIslands(conditioned, nodes, primitives);
        islands.requireDelta(agents);
        groundedNodes = islands.replaceRows(elements, position);
        factors = new SparseFactors(conditioned, order.nodes());
        noLoadRe = new double[nodes.count()];
        noLoadIm = new double[nodes.count()];
        solveNoLoad();
        programs = new FlowPrograms(this);
    }

    /// The model of `network` with agents at the given connections. Agents at the same connection share
    /// elements, and an agent shares the element of a constant-power load at the same place.
    public static PowerFlowModel of(NetworkModel network, List<Connection> agents) {
        return new PowerFlowModel(network, List.copyOf(agents), false);
    }

    /// The model of `network` in which each phase or pair of a load or generator has three elements: one of
    /// constant power, one of constant current and one of constant impedance, in this order and for all phases
    /// each. [LoadBand] says how much of the load each takes.
    static PowerFlowModel apart(NetworkModel network) {
        return new PowerFlowModel(network, List.of(), true);
    }

    /// The model of a network that differs from this one in taps and capacitors only, with the same elements.
    PowerFlowModel at(NetworkModel changed) {
        return new PowerFlowModel(changed, agents, apart);
    }

    /// The buses of `network` without a path to ground, where everything must be connected in delta; those
    /// behind a delta-delta transformer, for example.
    public static Set<String> ungroundedBuses(NetworkModel network) {
        return of(network).ungroundedBuses();
    }

    /// The buses without a path to ground.
    public Set<String> ungroundedBuses() {
        var ungrounded = new LinkedHashSet<String>();
        for (int node : new FloatingIslands(matrix, nodes, primitives).nodes()) {
            ungrounded.add(nodes.all().get(node).bus());
        }
        return Collections.unmodifiableSet(ungrounded);
    }

    /// The model of `network` with its loads only.
    public static PowerFlowModel of(NetworkModel network) {
        return of(network, List.of());
    }

    public NetworkModel network() {
        return network;
    }

    public int nodeCount() {
        return nodes.count();
    }

    /// The parts of the network that the source does not feed, which are left out: they have no nodes here, and loads
    /// and agents there consume nothing.
    public List<UnfedPart> unfed() {
        return unfed;
    }

    /// All nodes, by index.
    public List<PhaseNode> nodes() {
        return nodes.all();
    }

    /// Index of the node at a bus's terminal.
    public int nodeIndex(String bus, int terminal) {
        if (!feeds(bus, terminal)) {
            throw new IllegalArgumentException(
                    "network " + network.name() + " does not feed terminal " + terminal + " of bus " + bus);
        }
        return nodes.index(bus, terminal);
    }

    /// Whether the source feeds a bus's terminal.
    public boolean feeds(String bus, int terminal) {
        return nodes.index(bus, terminal) != Element.GROUND;
    }

    public int elementCount() {
        return elements.size();
    }

    /// All elements, by index; those of constant power come first.
    public List<Element> elements() {
        return elements;
    }

    /// The elements that the network's load of this index feeds.
    public ElementShares loadElements(int load) {
        return table.ofLoads().get(load);
    }

    /// The elements that the network's generator of this index feeds, as a negative consumption.
    public ElementShares generatorElements(int generator) {
        return table.ofGenerators().get(generator);
    }

    /// The elements that the agent of this index, in the order given to [#of], feeds.
    public ElementShares agentElements(int agent) {
        return table.ofAgents().get(agent);
    }

    /// Real part of a node's voltage without any load, in per unit.
    public double noLoadRe(int node) {
        return noLoadRe[node];
    }

    /// Imaginary part of a node's voltage without any load, in per unit.
    public double noLoadIm(int node) {
        return noLoadIm[node];
    }

    /// Real part of the no-load voltage across an element, in per unit of its base voltage.
    public double noLoadRe(Element element) {
        return noLoadRe[element.node()] - (element.isDelta() ? noLoadRe[element.otherNode()] : 0);
    }

    /// Imaginary part of the no-load voltage across an element, in per unit of its base voltage.
    public double noLoadIm(Element element) {
        return noLoadIm[element.node()] - (element.isDelta() ? noLoadIm[element.otherNode()] : 0);
    }

    /// Adds the consumption of all of the network's loads at `scale` times their nominal power, and what its generators
    /// deliver.
    public void addNominalLoads(DoubleFlowBatch batch, int scenario, double scale) {
        for (int load = 0; load < network.loads().size(); load++) {
            var each = network.loads().get(load);
            batch.addConsumption(loadElements(load), scenario, each.power() * scale, each.reactivePower() * scale);
        }
        addGenerators(batch, scenario);
    }

    /// Adds what the network's generators deliver.
    public void addGenerators(DoubleFlowBatch batch, int scenario) {
        for (int generator = 0; generator < network.generators().size(); generator++) {
            var each = network.generators().get(generator);
            batch.addConsumption(generatorElements(generator), scenario, -each.power(), -each.reactivePower());
        }
    }

    int powerElements() {
        return table.powerElements();
    }

    /// The elements' admittances, the source's impedance first.
    List<Primitive> primitives() {
        return primitives;
    }

    /// The admittance matrix in VA per unit: entry `Vb_row Y Vb_column`, as it is before [FloatingIslands].
    SparseMatrix matrix() {
        return matrix;
    }

    /// The matrix of [#factors]: as [#matrix], with one row of each floating island replaced.
    SparseMatrix conditioned() {
        return conditioned;
    }

    EliminationOrder order() {
        return order;
    }

    /// Position of a node in the order of elimination.
    int position(int node) {
        return position[node];
    }

    /// Position of every node in the order of elimination.
    int[] positions() {
        return position;
    }

    /// The numbering of nodes.
    PhaseNodes phaseNodes() {
        return nodes;
    }

    /// Nodes whose equation is the sum over a floating island: no current is injected into them.
    List<Integer> groundedNodes() {
        return groundedNodes;
    }

    SparseFactors factors() {
        return factors;
    }

    /// The linear algebra of an iteration, shared by all solvers.
    FlowPrograms programs() {
        return programs;
    }

    /// The nodes of the source's bus, phase by phase.
    int[] sourceNodes() {
        return primitives.getFirst().ends().getFirst().nodes();
    }

    /// Source voltage behind its impedance in V, at phase 0, 1 or 2: real part.
    double sourceRe(int phase) {
        return sourceMagnitude() * Math.cos(sourceAngle(phase));
    }

    /// Source voltage behind its impedance in V: imaginary part.
    double sourceIm(int phase) {
        return sourceMagnitude() * Math.sin(sourceAngle(phase));
    }

    private double sourceMagnitude() {
        return network.source().lineVoltage() / Math.sqrt(3) * network.source().perUnit();
    }

    private double sourceAngle(int phase) {
        return network.source().angle() - phase * 2 * Math.PI / 3;
    }

    private SparseMatrix nodalMatrix() {
        var sum = new SparseMatrix(nodes.count());
        for (int node = 0; node < nodes.count(); node++) {
            sum.add(node, node, 0, 0);
        }
        for (var primitive : primitives) {
            int[] at = primitive.nodes();
            for (int row = 0; row < at.length; row++) {
                for (int column = 0; column < at.length; column++) {
                    double re = primitive.admittance().re(row, column);
                    double im = primitive.admittance().im(row, column);
                    if (at[row] >= 0 && at[column] >= 0 && (re != 0 || im != 0)) {
                        double scale = nodes.baseVoltage(at[row]) * nodes.baseVoltage(at[column]);
                        sum.add(at[row], at[column], re * scale, im * scale);
                    }
                }
            }
        }
        return sum;
    }

    /// An index of the bus of each node.
    int[] busOfNode() {
        Map<String, Integer> buses = new HashMap<>();
        return nodes.all().stream()
                .mapToInt(node -> buses.computeIfAbsent(node.bus(), absent -> buses.size()))
                .toArray();
    }

    /// Whether an element stands at each node.
    boolean[] injecting() {
        var injecting = new boolean[nodes.count()];
        for (var element : elements) {
            injecting[element.node()] = true;
            if (element.isDelta()) {
                injecting[element.otherNode()] = true;
            }
        }
        return injecting;
    }

    /// Solves the network with the source alone; a second solve for the residual takes out the rounding of the
    /// first.
    private void solveNoLoad() {
        var rightRe = new double[nodes.count()];
        var rightIm = new double[nodes.count()];
        var source = primitives.getFirst();
        int[] at = sourceNodes();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double re = source.admittance().re(row, column) * nodes.baseVoltage(at[row]);
                double im = source.admittance().im(row, column) * nodes.baseVoltage(at[row]);
                rightRe[at[row]] += re * sourceRe(column) - im * sourceIm(column);
                rightIm[at[row]] += re * sourceIm(column) + im * sourceRe(column);
            }
        }
        for (int pass = 0; pass < 2; pass++) {
            var residualRe = rightRe.clone();
            var residualIm = rightIm.clone();
            matrix.subtractProduct(noLoadRe, noLoadIm, residualRe, residualIm);
            addSolution(residualRe, residualIm);
        }
    }

    private void addSolution(double[] rightRe, double[] rightIm) {
        for (int node : groundedNodes) {
            rightRe[node] = 0;
            rightIm[node] = 0;
        }
        var re = new double[rightRe.length];
        var im = new double[rightIm.length];
        for (int node = 0; node < re.length; node++) {
            re[position[node]] = rightRe[node];
            im[position[node]] = rightIm[node];
        }
        factors.solve(re, im);
        for (int node = 0; node < re.length; node++) {
            noLoadRe[node] += re[position[node]];
            noLoadIm[node] += im[position[node]];
        }
    }
}
