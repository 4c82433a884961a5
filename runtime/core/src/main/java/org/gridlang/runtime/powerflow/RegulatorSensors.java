package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.powerflow.Primitive.Kind;
import org.gridlang.runtime.powerflow.VaryingNetwork.Sensor;
import org.gridlang.runtime.powerflow.VaryingNetwork.Term;

/// What regulators see, as sums over the voltages of nodes: per coil that one may watch
///
/// ```
/// v = V_coil / potentialRatio + (R + jX) I / currentPrimary
/// ```
///
/// with the current `I` into the tapped winding, which depends on the ratio.
final class RegulatorSensors {
    private final VaryingNetwork network;
    private final PowerFlowModel model;

    RegulatorSensors(VaryingNetwork network) {
        this.network = network;
        model = network.model;
    }

    /// By regulator and coil; positions are not set yet.
    List<List<Sensor>> all() {
        return network.regulators.stream().map(this::of).toList();
    }

    private List<Sensor> of(Regulator regulator) {
        var transformer = model.network().transformers().stream()
                .filter(each -> each.name().equals(regulator.transformer()))
                .findFirst()
                .orElseThrow();
        var winding = transformer.windings().get(regulator.winding());
        var remote = regulator.control().regulatedBus();
        var bus = remote == null ? winding.bus() : remote;
        boolean fed = transformer.windings().stream()
                        .allMatch(each -> each.terminals().stream().allMatch(at -> model.feeds(each.bus(), at)))
                && winding.terminals().stream().allMatch(terminal -> model.feeds(bus, terminal));
        if (!fed) {
            return List.of();
        }
        var coils = new ArrayList<Sensor>();
        for (int coil = 0; coil < winding.coils(); coil++) {
            var terms = new ArrayList<Term>();
            double ratio = regulator.control().potentialRatio();
            var terminals = winding.terminals();
            voltage(model.nodeIndex(bus, terminals.get(coil)), 1 / ratio, terms);
            if (winding.connection() == ConnectionKind.DELTA) {
                voltage(model.nodeIndex(bus, terminals.get((coil + 1) % terminals.size())), -1 / ratio, terms);
            } else if (winding.neutral().terminal() != 0) {
                voltage(model.nodeIndex(bus, winding.neutral().terminal()), -1 / ratio, terms);
            }
            if (remote == null) {
                compensation(regulator, transformer, coil, terms);
            }
            coils.add(new Sensor(terms));
        }
        var phase = regulator.control().phase();
        return phase.choice() == MonitoredPhase.Choice.PHASE
                ? List.of(coils.get(Math.min(phase.phase(), coils.size()) - 1))
                : List.copyOf(coils);
    }

    private void voltage(int node, double factor, List<Term> terms) {
        double base = model.phaseNodes().baseVoltage(node);
        terms.add(new Term(-1, node, factor * base, 0, network.one(), network.one()));
    }

    private void compensation(Regulator regulator, Transformer transformer, int coil, List<Term> terms) {
        double r = regulator.control().resistance() / regulator.control().currentPrimary();
        double x = regulator.control().reactance() / regulator.control().currentPrimary();
        if (r == 0 && x == 0) {
            return;
        }
        var primitive = model.primitives().stream()
                .filter(each ->
                        each.kind() == Kind.TRANSFORMER && each.element().equals(transformer.name()))
                .findFirst()
                .orElseThrow();
        var core = network.throughCore(transformer.name());
        int[] nodes = primitive.nodes();
        int[] factor = VaryingNetwork.conductorFactors(primitive, network.windingFactors(transformer));
        int row = primitive.offset(regulator.winding()) + coil;
        for (int column = 0; column < nodes.length; column++) {
            if (nodes[column] == Element.GROUND) {
                continue;
            }
            double base = model.phaseNodes().baseVoltage(nodes[column]);
            add(
                    nodes[column],
                    core.re(row, column),
                    core.im(row, column),
                    r,
                    x,
                    base,
                    factor[row],
                    factor[column],
                    terms);
            double fixedRe = primitive.admittance().re(row, column) - core.re(row, column);
            double fixedIm = primitive.admittance().im(row, column) - core.im(row, column);
            add(nodes[column], fixedRe, fixedIm, r, x, base, network.one(), network.one(), terms);
        }
    }

    /// The part `(r + jx) y` of a compensated voltage.
    private static void add(
            int node, double re, double im, double r, double x, double base, int first, int second, List<Term> terms) {
        if (re != 0 || im != 0) {
            terms.add(new Term(-1, node, (r * re - x * im) * base, (r * im + x * re) * base, first, second));
        }
    }
}
