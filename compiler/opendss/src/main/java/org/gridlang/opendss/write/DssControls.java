package org.gridlang.opendss.write;

import java.util.Locale;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.NetworkModel;

/// Controls of capacitors as OpenDSS text: `New CapControl.c1 capacitor=cap1 type=voltage onsetting=117
/// offsetting=123`.
final class DssControls {
    private DssControls() {}

    static String capacitorControls(NetworkModel network, DssNames capacitors, DssNames lines, DssNames transformers) {
        var out = new StringBuilder();
        var names = new DssNames();
        for (var control : network.capacitorControls()) {
            int places = switch (control.quantity()) {
                case REACTIVE_POWER -> -3;
                case VOLTAGE, CURRENT, POWER_FACTOR, TIME -> 0;
            };
            double unit = control.quantity() == CapacitorControl.Quantity.TIME ? 3600 : 1;
            var branch = control.branch();
            var override = control.override();
            out.append("New CapControl.%s capacitor=%s type=%s onsetting=%s offsetting=%s ptratio=%s ctratio=%s\n"
                    .formatted(
                            names.of(control.name()),
                            capacitors.of(control.capacitor()),
                            type(control.quantity()),
                            Decimals.shifted(control.on() / unit, places),
                            Decimals.shifted(control.off() / unit, places),
                            Decimals.text(control.potentialRatio()),
                            Decimals.text(control.currentRatio())));
            out.append("~ ptphase=%s ctphase=%s delay=%s delayoff=%s deadtime=%s"
                    .formatted(
                            DssTransformers.phase(control.potentialPhase()),
                            DssTransformers.phase(control.currentPhase()),
                            Decimals.text(control.delay()),
                            Decimals.text(control.delayOff()),
                            Decimals.text(control.deadTime())));
            if (branch != null) {
                var name = switch (branch.kind()) {
                    case LINE -> lines.of(branch.name());
                    case TRANSFORMER -> transformers.of(branch.name());
                };
                out.append(" element=%s.%s terminal=%d"
                        .formatted(branch.kind().name().toLowerCase(Locale.ROOT), name, branch.end() + 1));
            }
            if (override != null) {
                out.append(" voltoverride=yes vmin=%s vmax=%s"
                        .formatted(Decimals.text(override.lowest()), Decimals.text(override.highest())));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String type(CapacitorControl.Quantity quantity) {
        return switch (quantity) {
            case VOLTAGE -> "voltage";
            case CURRENT -> "current";
            case REACTIVE_POWER -> "kvar";
            case POWER_FACTOR -> "pf";
            case TIME -> "time";
        };
    }
}
