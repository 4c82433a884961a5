package org.gridlang.opendss.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.jspecify.annotations.Nullable;

/// Transformers and regulators as OpenDSS text: `New Transformer.reg1 phases=1 windings=2 buses=[650.1.0 rg60.1.0]
/// ...`.
final class DssTransformers {
    private static final int KILO = -3;
    private static final int PERCENT = 2;
    private static final int PER_MILLION = 6;

    private final NetworkModel network;
    private final DssNames buses;
    private final DssNames names = new DssNames();
    private final DssWriter.FreeNodes free;
    private final StringBuilder out = new StringBuilder();

    DssTransformers(NetworkModel network, DssNames buses) {
        this.network = network;
        this.buses = buses;
        free = new DssWriter.FreeNodes(network);
    }

    DssNames names() {
        return names;
    }

    String write() {
        var regulators = new HashMap<String, Map<Integer, Regulator>>();
        for (var each : network.regulators()) {
            regulators
                    .computeIfAbsent(each.transformer(), name -> new HashMap<>())
                    .put(each.winding(), each);
        }
        for (var each : network.transformersAtTaps()) {
            transformer(each, regulators.getOrDefault(each.name(), Map.of()));
        }
        var controls = new DssNames();
        network.regulators().forEach(each -> regulator(each, controls.of(each.name())));
        return out.toString();
    }

    private void transformer(Transformer transformer, Map<Integer, Regulator> regulators) {
        var windings = transformer.windings();
        double power = windings.getFirst().ratedPower();
        out.append("New Transformer.%s phases=%d windings=%d buses=[%s] conns=[%s]\n"
                .formatted(
                        names.of(transformer.name()),
                        windings.getFirst().coils(),
                        windings.size(),
                        list(transformer, this::place),
                        list(transformer, each -> each.connection() == ConnectionKind.DELTA ? "delta" : "wye")));
        out.append("~ kvs=[%s] kvas=[%s] taps=[%s] %%rs=[%s]\n"
                .formatted(
                        list(transformer, each -> Decimals.shifted(each.ratedVoltage(), KILO)),
                        list(transformer, each -> Decimals.shifted(each.ratedPower(), KILO)),
                        list(transformer, each -> Decimals.text(each.tap())),
                        // There, all resistances are on the rating of winding 1.
                        list(
                                transformer,
                                each -> Decimals.shifted(each.resistance() * (power / each.ratedPower()), PERCENT))));
        out.append("~ %s %%noloadloss=%s %%imag=%s ppm_antifloat=%s%s\n"
                .formatted(
                        reactances(transformer),
                        Decimals.shifted(transformer.noLoadLoss(), PERCENT),
                        Decimals.shifted(transformer.magnetisingCurrent(), PERCENT),
                        Decimals.shifted(transformer.antiFloatShunt(), PER_MILLION),
                        leads(transformer) ? " leadlag=lead" : ""));
        for (int k = 0; k < windings.size(); k++) {
            winding(k + 1, windings.get(k), regulators.get(k));
        }
    }

    private static String list(Transformer transformer, Function<Winding, String> text) {
        return transformer.windings().stream().map(text).collect(Collectors.joining(" "));
    }

    private static String reactances(Transformer transformer) {
        var pairs = transformer.leakageReactances();
        if (pairs.size() == 1) {
            return "xhl=" + Decimals.shifted(pairs.getFirst(), PERCENT);
        }
        if (pairs.size() == 3) {
            return "xhl=%s xht=%s xlt=%s"
                    .formatted(
                            Decimals.shifted(pairs.get(0), PERCENT),
                            Decimals.shifted(pairs.get(1), PERCENT),
                            Decimals.shifted(pairs.get(2), PERCENT));
        }
        return "xscarray=[%s]"
                .formatted(pairs.stream()
                        .map(each -> Decimals.shifted(each, PERCENT))
                        .collect(Collectors.joining(" ")));
    }

    /// OpenDSS turns the delta of a transformer around unless told that the high side leads; here the order of the
    /// nodes has said it already.
    private static boolean leads(Transformer transformer) {
        var first = transformer.windings().get(0);
        var second = transformer.windings().get(1);
        if (first.connection() == second.connection() || first.coils() == 1) {
            return false;
        }
        var high = first.ratedVoltage() >= second.ratedVoltage() ? first : second;
        return high.connection() == ConnectionKind.DELTA;
    }

    private String place(Winding winding) {
        var nodes = new ArrayList<>(winding.terminals());
        if (winding.connection() == ConnectionKind.WYE) {
            int neutral = switch (winding.neutral().kind()) {
                case NONE, GROUNDED -> 0;
                case TERMINAL -> winding.neutral().terminal();
                case FLOATING, IMPEDANCE -> free.of(winding.bus());
            };
            nodes.add(winding.reversed() ? 0 : nodes.size(), neutral);
        }
        return DssWriter.nodes(buses.of(winding.bus()), nodes);
    }

    private void winding(int number, Winding winding, @Nullable Regulator regulator) {
        var text = new StringBuilder();
        var neutral = winding.neutral();
        if (neutral.resistance() != 0 || neutral.reactance() != 0) {
            text.append(" rneut=%s xneut=%s"
                    .formatted(Decimals.text(neutral.resistance()), Decimals.text(neutral.reactance())));
        }
        if (regulator != null) {
            text.append(" mintap=%s maxtap=%s numtaps=%d"
                    .formatted(
                            Decimals.text(regulator.taps().lowest()),
                            Decimals.text(regulator.taps().highest()),
                            regulator.taps().steps()));
        }
        if (!text.isEmpty()) {
            out.append("~ wdg=%d%s\n".formatted(number, text));
        }
    }

    private void regulator(Regulator regulator, String name) {
        var control = regulator.control();
        var bus = control.regulatedBus();
        out.append(
                "New RegControl.%s transformer=%s winding=%d vreg=%s band=%s ptratio=%s ctprim=%s R=%s X=%s delay=%s maxtapchange=%d ptphase=%s%s\n"
                        .formatted(
                                name,
                                names.of(regulator.transformer()),
                                regulator.winding() + 1,
                                Decimals.text(control.voltage()),
                                Decimals.text(control.band()),
                                Decimals.text(control.potentialRatio()),
                                Decimals.text(control.currentPrimary()),
                                Decimals.text(control.resistance()),
                                Decimals.text(control.reactance()),
                                Decimals.text(control.delay()),
                                control.maxTapChange(),
                                phase(control.phase()),
                                bus == null ? "" : " bus=" + buses.of(bus)));
    }

    static String phase(MonitoredPhase phase) {
        return switch (phase.choice()) {
            case PHASE -> Integer.toString(phase.phase());
            case HIGHEST -> "max";
            case LOWEST -> "min";
            case AVERAGE -> "avg";
        };
    }
}
