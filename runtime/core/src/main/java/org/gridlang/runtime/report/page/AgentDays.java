package org.gridlang.runtime.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.gridlang.runtime.learn.Trace;
import org.gridlang.runtime.report.page.ReportContent.Reading;

/// What the page knows of the day of each agent, as JSON. Values are packed into 16 bits between the least and the
/// greatest of their quantity, low byte first, in Base64: agent after agent, quantity after quantity, step after step;
/// a thousand agents come to some two megabytes.
final class AgentDays {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEVELS = 65_535;
    private static final double KILO = 1000;

    private AgentDays() {}

    /// @param readings units by `Battery.soc`
    static String of(Trace trace, Map<String, Reading> readings) {
        var root = JSON.createObjectNode();
        root.put("steps", trace.steps());
        root.put("stepHours", trace.stepSeconds() / 3600);
        root.put("date", trace.dates().getFirst().toString());
        var groups = root.putArray("groups");
        for (var group : trace.groups()) {
            group(groups.addObject(), group, trace.steps(), readings);
        }
        return root.toString().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static void group(ObjectNode node, Trace.Group group, int steps, Map<String, Reading> readings) {
        node.put("population", group.population());
        node.put("device", group.device());
        var agents = node.putArray("agents");
        for (int agent : group.agents()) {
            agents.add(agent);
        }
        var buses = node.putArray("buses");
        group.buses().forEach(buses::add);
        int count = group.slots().size();
        var packed = ByteBuffer.allocate(2 * group.values().length).order(ByteOrder.LITTLE_ENDIAN);
        var slots = node.putArray("slots");
        for (int slot = 0; slot < count; slot++) {
            var each = group.slots().get(slot);
            var reading = reading(group, each, readings);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int agent = 0; agent < group.agents().length; agent++) {
                for (int step = 0; step < steps; step++) {
                    double value = group.values()[(agent * count + slot) * steps + step];
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            pack(group, slot, steps, low, high, packed);
            slots.addObject()
                    .put("kind", each.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .put("name", each.name())
                    .put("unit", reading.unit())
                    .put("low", (low - reading.zero()) / reading.scale())
                    .put("high", (high - reading.zero()) / reading.scale());
        }
        node.put("values", Base64.getEncoder().encodeToString(packed.array()));
    }

    private static void pack(Trace.Group group, int slot, int steps, double low, double high, ByteBuffer packed) {
        int count = group.slots().size();
        double range = high > low ? high - low : 1;
        for (int agent = 0; agent < group.agents().length; agent++) {
            for (int step = 0; step < steps; step++) {
                int at = (agent * count + slot) * steps + step;
                packed.putShort(2 * at, (short) Math.round((group.values()[at] - low) / range * LEVELS));
            }
        }
    }

    private static Reading reading(Trace.Group group, Trace.Slot slot, Map<String, Reading> readings) {
        return switch (slot.kind()) {
            case INPUT, ACTION, STATE ->
                Objects.requireNonNullElse(readings.get(group.device() + "." + slot.name()), Reading.PLAIN);
            case POWER -> new Reading(slot.name().equals("p") ? "kW" : "kvar", KILO, 0);
            case OBSERVATION, COST -> Reading.PLAIN;
        };
    }
}
