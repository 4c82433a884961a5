package org.gridlang.opendss.convert;

import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;

/// The power of a load, whichever way it is given: `kW` and `pf`, `kW` and `kvar`, `kVA` and `pf`, the rating of its
/// transformer (`xfkVA`) or what its meter counted (`kWh`).
final class LoadPower {
    private static final double HOURS = 24;

    private final Diagnostics faults;

    private Given given = Given.POWER_AND_FACTOR;
    private double kilowatts = 10;
    private double kilovars = 5;
    private double factor = 0.88;
    private double kilovoltamperes = 10 / 0.88;
    private double transformer;
    private double allocation = 0.5;
    private double energy;
    private double days = 30;
    private double peakOverMean = 4;

    private enum Given {
        POWER_AND_FACTOR,
        BOTH_POWERS,
        APPARENT_AND_FACTOR,
        TRANSFORMER,
        ENERGY
    }

    private LoadPower(Diagnostics faults) {
        this.faults = faults;
    }

    static LoadPower of(DssObject object, Diagnostics faults) {
        var power = new LoadPower(faults);
        for (var command : Commands.of(object)) {
            command.forEach(power::assign);
            power.settle();
        }
        power.settle();
        return power;
    }

    double kilowatts() {
        return kilowatts;
    }

    double kilovars() {
        return kilovars;
    }

    private void assign(DssProperty property) {
        switch (property.name()) {
            case "kw", "kvar", "kva", "pf", "xfkva", "allocationfactor", "kwh", "kwhdays", "cfactor" ->
                property.number(faults).ifPresent(value -> assign(property.name(), value));
            default -> {}
        }
    }

    private void assign(String property, double value) {
        switch (property) {
            case "kw" -> {
                kilowatts = value;
                given = Given.POWER_AND_FACTOR;
            }
            case "kvar" -> {
                kilovars = value;
                given = Given.BOTH_POWERS;
            }
            case "kva" -> {
                kilovoltamperes = value;
                given = Given.APPARENT_AND_FACTOR;
            }
            case "pf" -> factor = value;
            case "xfkva" -> {
                transformer = value;
                given = Given.TRANSFORMER;
            }
            case "allocationfactor" -> {
                allocation = value;
                given = Given.TRANSFORMER;
            }
            case "kwh" -> {
                energy = value;
                given = Given.ENERGY;
            }
            case "kwhdays" -> {
                days = value;
                given = Given.ENERGY;
            }
            default -> {
                peakOverMean = value;
                given = Given.ENERGY;
            }
        }
    }

    /// What follows from the values at the end of a command.
    private void settle() {
        switch (given) {
            case POWER_AND_FACTOR -> kilovars = reactive();
            case BOTH_POWERS -> {
                double apparent = Math.hypot(kilowatts, kilovars);
                if (apparent > 0) {
                    factor = kilowatts / apparent;
                    factor *= kilovars == 0 ? 1 : Math.signum(kilowatts * kilovars);
                }
            }
            case APPARENT_AND_FACTOR -> {
                kilowatts = kilovoltamperes * Math.abs(factor);
                kilovars = reactive();
            }
            case TRANSFORMER -> {
                if (transformer > 0) {
                    kilowatts = transformer * allocation * Math.abs(factor);
                }
                kilovars = reactive();
            }
            case ENERGY -> {
                if (energy > 0) {
                    kilowatts = energy / (days * HOURS) * peakOverMean;
                }
                kilovars = reactive();
            }
        }
        kilovoltamperes = Math.hypot(kilowatts, kilovars);
    }

    private double reactive() {
        double size = kilowatts * Math.sqrt(Math.max(0, 1 / (factor * factor) - 1));
        return factor < 0 ? -size : size;
    }
}
