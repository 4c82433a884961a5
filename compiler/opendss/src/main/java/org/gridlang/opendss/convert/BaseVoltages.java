package org.gridlang.opendss.convert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// The base voltage of each bus: what it has without load, by the ratios of transformers from the source on, and of the
/// voltages that `Set VoltageBases` lists the nearest.
final class BaseVoltages {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);
    private static final double KILO = 1e3;

    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Map<String, Double> lineToNeutral = new LinkedHashMap<>();
    private final List<Double> listed;

    /// A way from one bus to the next, over which the voltage changes by a ratio.
    private record Step(String to, double ratio) {}

    /// @param listed in kV, line to line; empty if none are
    BaseVoltages(List<Line> lines, List<Transformer> transformers, List<Reactor> reactors, List<Double> listed) {
        this.listed = listed;
        for (var line : lines) {
            join(line.fromBus(), line.toBus(), 1);
        }
        for (var reactor : reactors) {
            var other = reactor.otherBus();
            if (other != null) {
                join(reactor.bus(), other, 1);
            }
        }
        for (var transformer : transformers) {
            var first = transformer.windings().getFirst();
            for (var winding :
                    transformer.windings().subList(1, transformer.windings().size())) {
                join(first.bus(), winding.bus(), toNeutral(winding) / toNeutral(first));
            }
        }
    }

    private void join(String one, String other, double ratio) {
        steps.computeIfAbsent(one, each -> new ArrayList<>()).add(new Step(other, ratio));
        steps.computeIfAbsent(other, each -> new ArrayList<>()).add(new Step(one, 1 / ratio));
    }

    /// Phase to neutral; half windings of a centre tap are that already.
    private static double toNeutral(Winding winding) {
        boolean isCoilToNeutral = winding.coils() == 1 && winding.connection() == ConnectionKind.WYE;
        return isCoilToNeutral ? winding.ratedVoltage() : winding.ratedVoltage() / SQUARE_ROOT_OF_THREE;
    }

    /// Walks from the source, then from windings that it does not reach, whose ratings have to do.
    void walk(Source source, List<Transformer> transformers) {
        walk(source.bus(), source.lineVoltage() / SQUARE_ROOT_OF_THREE);
        for (var transformer : transformers) {
            for (var winding : transformer.windings()) {
                if (!lineToNeutral.containsKey(winding.bus())) {
                    walk(winding.bus(), toNeutral(winding));
                }
            }
        }
    }

    private void walk(String start, double voltage) {
        var queue = new ArrayDeque<String>();
        lineToNeutral.put(start, voltage);
        queue.add(start);
        while (!queue.isEmpty()) {
            var here = queue.remove();
            double known = lineToNeutral.getOrDefault(here, voltage);
            for (var step : steps.getOrDefault(here, List.of())) {
                if (lineToNeutral.putIfAbsent(step.to, known * step.ratio) == null) {
                    queue.add(step.to);
                }
            }
        }
    }

    /// Line to neutral in V.
    ///
    /// @param otherwise for a bus that nothing joins to a voltage, V line to line
    double of(String bus, double otherwise) {
        double voltage = lineToNeutral.getOrDefault(bus, otherwise / SQUARE_ROOT_OF_THREE);
        double nearest = voltage;
        double least = Double.POSITIVE_INFINITY;
        for (double base : listed) {
            double candidate = base * KILO / SQUARE_ROOT_OF_THREE;
            double off = Math.abs(1 - voltage / candidate);
            if (base > 0 && off < least) {
                least = off;
                nearest = candidate;
            }
        }
        return nearest;
    }
}
