package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.Load;

/// One solved scenario in double precision: voltages in V, currents in A, powers in VA.
public final class FlowSolution {
    private final PowerFlowModel model;
    private final List<Primitive> primitives;
    private final FlowStatus status;
    private final int iterations;
    private final double mismatch;
    private final double[] voltageRe;
    private final double[] voltageIm;
    private final double[] power;
    private final double[] reactivePower;

    private final List<ElementShares> loads;

    private FlowSolution(
            PowerFlowModel model,
            List<Primitive> primitives,
            DoubleFlowBatch batch,
            int scenario,
            List<ElementShares> loads) {
        this.model = model;
        this.primitives = primitives;
        this.loads = loads;
        status = batch.report.status(scenario);
        iterations = batch.report.iterations(scenario);
        mismatch = batch.report.mismatch(scenario);
        voltageRe = new double[model.nodeCount()];
        voltageIm = new double[model.nodeCount()];
        for (var node : model.nodes()) {
            int at = node.index();
            voltageRe[at] = node.baseVoltage() * (model.noLoadRe(at) + batch.stateRe[at * batch.stride + scenario]);
            voltageIm[at] = node.baseVoltage() * (model.noLoadIm(at) + batch.stateIm[at * batch.stride + scenario]);
        }
        power = new double[model.elementCount()];
        reactivePower = new double[model.elementCount()];
        for (int element = 0; element < power.length; element++) {
            power[element] = batch.p[element * batch.stride + scenario];
            reactivePower[element] = batch.q[element * batch.stride + scenario];
        }
    }

    /// A complex number in rectangular form.
    public record Phasor(double re, double im) {
        public double magnitude() {
            return Math.hypot(re, im);
        }

        public double degrees() {
            return Math.toDegrees(Math.atan2(im, re));
        }

        public Phasor minus(Phasor other) {
            return new Phasor(re - other.re, im - other.im);
        }

        /// This times the conjugate of another: the complex power of a voltage and a current.
        public Phasor timesConjugate(Phasor other) {
            return new Phasor(re * other.re + im * other.im, im * other.re - re * other.im);
        }
    }

    /// The current into one conductor of one terminal of an element.
    ///
    /// @param element class and name, e.g. `Line.l115`
    /// @param terminal counted from 1
    /// @param phase the bus's terminal, or 0 for a grounded neutral
    public record ElementCurrent(String element, int terminal, String bus, int phase, Phasor current) {}

    /// The solution of one scenario of a solved batch.
    public static FlowSolution of(PowerFlowModel model, DoubleFlowBatch batch, int scenario) {
        return of(model, batch, scenario, ownShares(model));
    }

    /// The elements that the model lets each load feed.
    static List<ElementShares> ownShares(PowerFlowModel model) {
        return IntStream.range(0, model.network().loads().size())
                .mapToObj(model::loadElements)
                .toList();
    }

    /// The solution of a scenario in which loads feed their elements in other shares than the model's.
    static FlowSolution of(PowerFlowModel model, DoubleFlowBatch batch, int scenario, List<ElementShares> loads) {
        return of(model, model.primitives(), batch, scenario, loads);
    }

    /// The solution of a scenario whose elements have other admittances than the model's, at other taps.
    static FlowSolution of(
            PowerFlowModel model,
            List<Primitive> primitives,
            DoubleFlowBatch batch,
            int scenario,
            List<ElementShares> loads) {
        return new FlowSolution(model, primitives, batch, scenario, List.copyOf(loads));
    }

    /// Solves the network at the nominal power of its loads.
    public static FlowSolution nominal(PowerFlowModel model) {
        var batch = new DoubleFlowBatch(model, 1);
        model.addNominalLoads(batch, 0, 1);
        new DoubleFlowSolver(model, FlowOptions.EXACT).solve(batch, 0, 1);
        return of(model, batch, 0);
    }

    public PowerFlowModel model() {
        return model;
    }

    public FlowStatus status() {
        return status;
    }

    public int iterations() {
        return iterations;
    }

    /// Why there are no voltages; to be asked only if the status is not solved.
    public FlowFailure failure() {
        return FlowFailure.of(model, 0, status, mismatch, power, reactivePower);
    }

    /// Voltage of a node to ground in V.
    public Phasor voltage(int node) {
        return new Phasor(voltageRe[node], voltageIm[node]);
    }

    /// Voltage magnitude of a node in per unit of its base.
    public double perUnit(int node) {
        return voltage(node).magnitude() / model.nodes().get(node).baseVoltage();
    }

    /// Voltage magnitude at a place in per unit: of the bus's line-to-neutral base, or of its line-to-line base between
    /// two phases.
    public double perUnit(VoltagePlace place) {
        int node = model.nodeIndex(place.bus(), place.terminals().getFirst());
        if (!place.isPair()) {
            return perUnit(node);
        }
        var across = voltage(node)
                .minus(voltage(model.nodeIndex(place.bus(), place.terminals().getLast())));
        return across.magnitude() / (Math.sqrt(3) * model.nodes().get(node).baseVoltage());
    }

    /// Power that an element consumes, in W and var.
    public Phasor consumption(int element) {
        double factor = voltageFactor(model.elements().get(element));
        return new Phasor(power[element] * factor, reactivePower[element] * factor);
    }

    /// Consumption over nominal consumption: `zP + zI |u|/u0 + zZ |u|^2/u0^2`.
    private double voltageFactor(Element at) {
        double re = voltageRe[at.node()] - (at.isDelta() ? voltageRe[at.otherNode()] : 0);
        double im = voltageIm[at.node()] - (at.isDelta() ? voltageIm[at.otherNode()] : 0);
        double ratio = Math.hypot(re, im) / (at.baseVoltage() * at.ratedPerUnit());
        var shares = at.shares();
        return shares.power() + shares.current() * ratio + shares.impedance() * ratio * ratio;
    }

    /// Power that a load of the network consumes at the present voltage, in W and var. Its elements may carry
    /// more than this load, so the share is computed from the load's own nominal power.
    public Phasor consumption(Load load) {
        return loadConsumption(model.network().loads().indexOf(load));
    }

    /// The same for the load of this index in the network.
    Phasor loadConsumption(int index) {
        var load = model.network().loads().get(index);
        var shares = loads.get(index);
        double factor = 0;
        double reactiveFactor = 0;
        for (int k = 0; k < shares.elements().length; k++) {
            double atVoltage = voltageFactor(model.elements().get(shares.elements()[k]));
            factor += shares.weights()[k] * atVoltage;
            reactiveFactor += shares.reactiveWeights()[k] * atVoltage;
        }
        return new Phasor(load.power() * factor, load.reactivePower() * reactiveFactor);
    }

    /// Power that the source delivers at its bus on one phase (0, 1 or 2), in W and var.
    public Phasor sourcePower(int phase) {
        return voltage(model.sourceNodes()[phase]).timesConjugate(sourceCurrent(phase));
    }

    /// Power that the source delivers at its bus, in W and var.
    public Phasor sourcePower() {
        double re = 0;
        double im = 0;
        for (int phase = 0; phase < 3; phase++) {
            re += sourcePower(phase).re();
            im += sourcePower(phase).im();
        }
        return new Phasor(re, im);
    }

    /// Power that all elements consume, in W and var.
    public Phasor consumption() {
        double re = 0;
        double im = 0;
        for (int element = 0; element < power.length; element++) {
            re += consumption(element).re();
            im += consumption(element).im();
        }
        return new Phasor(re, im);
    }

    /// Power lost in lines, transformers and series reactors, in W and var. What shunts deliver or take is no loss.
    public Phasor losses() {
        var lost = sourcePower().minus(consumption());
        for (var primitive : primitives) {
            if (primitive.isShunt()) {
                var into = primitiveCurrents(primitive);
                int[] nodes = primitive.nodes();
                for (int row = 0; row < nodes.length; row++) {
                    if (nodes[row] != Element.GROUND) {
                        lost = lost.minus(voltage(nodes[row]).timesConjugate(into.get(row)));
                    }
                }
            }
        }
        return lost;
    }

    /// The current into every conductor of every terminal of the source, lines, transformers, capacitors and reactors.
    public List<ElementCurrent> currents() {
        var currents = new ArrayList<ElementCurrent>();
        for (int index = 0; index < primitives.size(); index++) {
            var primitive = primitives.get(index);
            var into = index == 0 ? sourceCurrents() : primitiveCurrents(primitive);
            for (int end = 0; end < primitive.ends().size(); end++) {
                addEnd(currents, primitive, end, into);
            }
        }
        return List.copyOf(currents);
    }

    /// The current in A into one conductor of a line or a transformer; none into an open line.
    ///
    /// @param conductor at that end, counted from 0
    public Phasor current(BranchEnd end, int conductor) {
        var kind = switch (end.kind()) {
            case LINE -> Primitive.Kind.LINE;
            case TRANSFORMER -> Primitive.Kind.TRANSFORMER;
        };
        for (var primitive : primitives) {
            if (primitive.kind() == kind && primitive.element().equals(end.name())) {
                return primitiveCurrents(primitive).get(primitive.offset(end.end()) + conductor);
            }
        }
        return new Phasor(0, 0);
    }

    private void addEnd(List<ElementCurrent> currents, Primitive primitive, int end, List<Phasor> into) {
        var at = primitive.ends().get(end);
        int offset = primitive.offset(end);
        for (int conductor = 0; conductor < at.nodes().length; conductor++) {
            int node = at.nodes()[conductor];
            int phase = node == Element.GROUND ? 0 : model.nodes().get(node).terminal();
            currents.add(new ElementCurrent(primitive.name(), end + 1, at.bus(), phase, into.get(offset + conductor)));
        }
    }

    private List<Phasor> sourceCurrents() {
        var currents = new ArrayList<Phasor>();
        for (int phase = 0; phase < 3; phase++) {
            var delivered = sourceCurrent(phase);
            currents.add(new Phasor(-delivered.re(), -delivered.im()));
        }
        for (int phase = 0; phase < 3; phase++) {
            currents.add(sourceCurrent(phase));
        }
        return currents;
    }

    private Phasor sourceCurrent(int phase) {
        var source = primitives.getFirst();
        double re = 0;
        double im = 0;
        for (int column = 0; column < 3; column++) {
            int node = model.sourceNodes()[column];
            double dropRe = model.sourceRe(column) - voltageRe[node];
            double dropIm = model.sourceIm(column) - voltageIm[node];
            double a = source.admittance().re(phase, column);
            double b = source.admittance().im(phase, column);
            re += a * dropRe - b * dropIm;
            im += a * dropIm + b * dropRe;
        }
        return new Phasor(re, im);
    }

    private List<Phasor> primitiveCurrents(Primitive primitive) {
        int[] nodes = primitive.nodes();
        var currents = new ArrayList<Phasor>();
        for (int row = 0; row < nodes.length; row++) {
            double re = 0;
            double im = 0;
            for (int column = 0; column < nodes.length; column++) {
                if (nodes[column] != Element.GROUND) {
                    double a = primitive.admittance().re(row, column);
                    double b = primitive.admittance().im(row, column);
                    re += a * voltageRe[nodes[column]] - b * voltageIm[nodes[column]];
                    im += a * voltageIm[nodes[column]] + b * voltageRe[nodes[column]];
                }
            }
            currents.add(new Phasor(re, im));
        }
        return currents;
    }
}
