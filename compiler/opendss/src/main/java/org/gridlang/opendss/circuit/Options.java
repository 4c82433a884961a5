package org.gridlang.opendss.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.syntax.Parameter;

/// What `Set` commands have said so far: `Set VoltageBases=[115, 4.16, .48] ControlMode=off`.
final class Options {
    /// What a network or its solution depends on. Short forms mean the first that begins so.
    private static final List<String> KNOWN = List.of(
            "defaultbasefrequency",
            "frequency",
            "basefrequency",
            "voltagebases",
            "controlmode",
            "tolerance",
            "maxiterations",
            "maxcontroliter",
            "mincontroliter",
            "loadmult",
            "genmult",
            "loadmodel",
            "loadshapeclass",
            "algorithm",
            "mode",
            "earthmodel",
            "number",
            "stepsize",
            "hour",
            "sec",
            "time",
            "year",
            "growth",
            "%growth",
            "trapezoidal",
            "allowduplicates",
            "circuit",
            "datapath",
            "normvminpu",
            "normvmaxpu",
            "emergvminpu",
            "emergvmaxpu",
            "zonelock",
            "defaultdaily",
            "defaultyearly",
            "allocationfactors",
            "cktmodel",
            "neglectloady",
            "pricesignal",
            "longlinecorrection");

    /// Those that are settled by the way this program computes, or that only show.
    private static final List<String> USED = List.of(
            "defaultbasefrequency",
            "basefrequency",
            "frequency",
            "voltagebases",
            "controlmode",
            "loadmult",
            "earthmodel");

    private final Diagnostics out;
    private final Map<String, DssProperty> set = new HashMap<>();
    private double frequency = DssOptions.DEFAULTS.defaultBaseFrequency();
    private double loadMultiplier = 1;
    private List<Double> voltageBases = List.of();
    private String controlMode = DssOptions.DEFAULTS.controlMode();

    Options(Diagnostics out) {
        this.out = out;
    }

    /// Takes one option; tells why it changes nothing where that is so.
    Optional<String> set(Parameter parameter) {
        String written = parameter.name().toLowerCase(Locale.ROOT);
        String name = KNOWN.contains(written)
                ? written
                : KNOWN.stream()
                        .filter(each -> written.length() > 2 && each.startsWith(written))
                        .findFirst()
                        .orElse(written);
        var value = new DssProperty(name, 0, parameter.value(), parameter.quoted(), parameter.valueSpan());
        set.put(name, value);
        switch (name) {
            case "defaultbasefrequency", "basefrequency" -> positive(value).ifPresent(number -> frequency = number);
            case "frequency" ->
                positive(value)
                        .filter(number -> number != frequency)
                        .ifPresent(number -> unsupported(value, plain(frequency)));
            case "loadmult" -> {
                var number = ValueReader.number(value, out);
                loadMultiplier = number.orElse(loadMultiplier);
            }
            case "voltagebases" ->
                ValueReader.numbers(value, out).ifPresent(numbers -> {
                    var bases = new ArrayList<Double>();
                    for (double each : numbers) {
                        bases.add(each);
                    }
                    voltageBases = bases;
                });
            case "controlmode" -> controlMode = value.value().strip().toLowerCase(Locale.ROOT);
            case "genmult" -> {
                if (ValueReader.number(value, out).orElse(1) != 1) {
                    unsupported(value, "1");
                }
            }
            case "loadmodel" -> {
                if (!value.value().toLowerCase(Locale.ROOT).startsWith("p")) {
                    unsupported(value, "powerflow");
                }
            }
            case "cktmodel" -> {
                if (!value.value().toLowerCase(Locale.ROOT).startsWith("m")) {
                    unsupported(value, "multiphase");
                }
            }
            default -> {}
        }
        return USED.contains(name) ? Optional.empty() : Optional.of(reason(name));
    }

    private static String reason(String name) {
        return KNOWN.contains(name)
                ? "it steers a solution; this program has options of its own"
                : "it is no option that a network depends on";
    }

    private void unsupported(DssProperty value, String only) {
        out.add(Diagnostic.error(
                        Code.O121,
                        value.span(),
                        "%s=%s changes what is solved in a way that is not read"
                                .formatted(value.name(), ValueReader.shown(value.value())))
                .note("needed", "%s=%s".formatted(value.name(), only)));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private Optional<Double> positive(DssProperty value) {
        var number = ValueReader.number(value, out);
        if (number.isPresent() && number.getAsDouble() <= 0) {
            out.add(Diagnostic.error(Code.O119, value.span(), "%s must be above zero".formatted(value.name())));
            return Optional.empty();
        }
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    /// After `Clear`: what belongs to a circuit is forgotten, the base frequency stays.
    Options cleared() {
        var next = new Options(out);
        next.frequency = frequency;
        return next;
    }

    DssOptions build() {
        return new DssOptions(frequency, voltageBases, loadMultiplier, controlMode, set);
    }
}
