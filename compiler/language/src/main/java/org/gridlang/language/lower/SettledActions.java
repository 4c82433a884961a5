package org.gridlang.language.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Term;

/// The actions of a device with their intervals in place, one after the other: each interval reads the physical
/// values of the actions before it.
final class SettledActions {
    /// The physical value that somebody asks for, by action; nothing asks for the raw output of the policy, or
    /// for the middle where there is no policy.
    @FunctionalInterface
    interface Request {
        Optional<Integer> value(int slot);

        /// What the policy says, mapped onto the interval.
        Request RAW = slot -> Optional.empty();
    }

    private final Graph graph;
    private final List<Integer> physical = new ArrayList<>();
    private final List<Integer> raw = new ArrayList<>();

    SettledActions(Graph graph, DeviceModel device, Origins origins, List<Feasible> intervals, Request request) {
        this.graph = graph;
        for (int slot = 0; slot < intervals.size(); slot++) {
            var action = device.actions().get(slot);
            var before = graph.from(origins.of(action.span()));
            int low = apply(intervals.get(slot).low());
            int high = apply(intervals.get(slot).high());
            settle(slot, action.name(), low, high, request);
            graph.from(before);
        }
    }

    private void settle(int slot, String name, int low, int high, Request request) {
        graph.name(low, name + "Low");
        graph.name(high, name + "High");
        int width = graph.difference(high, low);
        if (request == Request.RAW) {
            int output = graph.read(Storage.ACTION, slot);
            graph.name(output, name + "Raw");
            int share = graph.product(graph.sum(output, graph.constant(1)), graph.constant(0.5));
            int value = graph.sum(low, graph.product(share, width));
            graph.name(value, name);
            raw.add(output);
            physical.add(value);
            return;
        }
        int zero = graph.constant(0);
        int one = graph.constant(1);
        var requested = request.value(slot);
        if (requested.isEmpty()) {
            raw.add(zero);
            physical.add(graph.sum(low, graph.product(graph.constant(0.5), width)));
            return;
        }
        int value = graph.clamp(apply(requested.get()), low, high);
        // An interval of one point stands for any raw action; 0 then, without a division by its width.
        int safeWidth = graph.select(Term.Comparator.GREATER, width, zero, width, one);
        int share = graph.quotient(graph.difference(value, low), safeWidth);
        int output = graph.difference(graph.product(graph.constant(2), share), one);
        int bounded = graph.clamp(output, graph.constant(-1), one);
        raw.add(graph.select(Term.Comparator.GREATER, width, zero, bounded, zero));
        physical.add(value);
    }

    /// The expression with actions replaced by their settled values; those not settled yet stay.
    int apply(int root) {
        return Projection.settle(
                graph, root, slot -> slot < physical.size() ? physical.get(slot) : graph.read(Storage.PHYSICAL, slot));
    }

    int physical(int slot) {
        return physical.get(slot);
    }

    int raw(int slot) {
        return raw.get(slot);
    }
}
