package org.gridlang.opendss.convert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.opendss.circuit.LengthUnit;
import org.gridlang.opendss.line.LineMatrices;
import org.gridlang.opendss.line.SequenceValues;
import org.gridlang.runtime.network.SquareMatrix;

/// Linecodes: `New LineCode.mtx601 nphases=3 rmatrix=(...) xmatrix=(...) units=mi`.
final class LineCodes {
    private static final double NANO = 1e-9;
    private static final double MICRO = 1e-6;

    private final Findings findings;
    private final Map<DssObject, Code> known = new HashMap<>();

    /// @param matrices per unit of length at the base frequency
    /// @param sequence its sequence values if it is defined by them
    /// @param ampacity in A
    record Code(
            LineMatrices matrices,
            Optional<SequenceValues> sequence,
            LengthUnit unit,
            EarthCorrection earth,
            double ampacity) {
        int phases() {
            return matrices.size();
        }
    }

    /// How impedances per unit of length change with frequency.
    ///
    /// @param frequency for which they are given, in Hz
    /// @param resistance of the earth's return, `Rg`
    /// @param reactance of the earth's return, `Xg`
    /// @param resistivity in ohm m
    record EarthCorrection(double frequency, double resistance, double reactance, double resistivity) {
        static EarthCorrection usual(double frequency) {
            return new EarthCorrection(frequency, 0.01805, 0.155081, 100);
        }

        EarthCorrection with(String property, double value) {
            return switch (property) {
                case "basefreq" -> new EarthCorrection(value, resistance, reactance, resistivity);
                case "rg" -> new EarthCorrection(frequency, value, reactance, resistivity);
                case "xg" -> new EarthCorrection(frequency, resistance, value, resistivity);
                case "rho" -> new EarthCorrection(frequency, resistance, reactance, value);
                default -> this;
            };
        }

        LineMatrices at(double wanted, LineMatrices matrices) {
            double perLogarithm = reactance == 0 ? 0 : reactance / Math.log(658.5 * Math.sqrt(resistivity / frequency));
            return matrices.atFrequency(wanted / frequency, resistance, perLogarithm / 2);
        }
    }

    LineCodes(Findings findings) {
        this.findings = findings;
    }

    Code code(DssObject object) {
        return known.computeIfAbsent(object, each -> new Reading(each).read());
    }

    /// One linecode while its commands are read.
    private final class Reading {
        private final DssObject object;
        private int phases = 3;
        private SequenceValues values = SequenceValues.DEFAULT;
        private LineMatrices matrices = LineMatrices.transposed(3, SequenceValues.DEFAULT);
        private boolean isSequence = true;
        private LengthUnit unit = LengthUnit.NONE;
        private EarthCorrection earth = EarthCorrection.usual(findings.frequency());
        private double ampacity = 400;
        private int neutral = 3;

        Reading(DssObject object) {
            this.object = object;
        }

        Code read() {
            for (var command : Commands.of(object)) {
                command.forEach(this::assign);
                if (isSequence) {
                    matrices = LineMatrices.transposed(phases, values);
                }
            }
            boolean hasCapacitance = object.properties().stream().anyMatch(each -> switch (each.name()) {
                case "c1", "c0", "cmatrix", "b1", "b0" -> true;
                default -> false;
            });
            if (!hasCapacitance) {
                findings.taken(
                        object,
                        "capacitance",
                        "3.4 nF and 1.6 nF in positive and zero sequence per "
                                + (unit == LengthUnit.NONE ? "unit of length" : unit.word()));
            }
            return new Code(matrices, isSequence ? Optional.of(values) : Optional.empty(), unit, earth, ampacity);
        }

        private void assign(DssProperty property) {
            var faults = findings.faults();
            switch (property.name()) {
                case "nphases" -> property.number(faults).ifPresent(this::phases);
                case "r1", "x1", "r0", "x0" -> sequence(property, 1);
                case "c1", "c0" -> sequence(property, NANO);
                case "b1", "b0" -> sequence(property, MICRO / (2 * Math.PI * earth.frequency()));
                case "units" -> property.unit(faults).ifPresent(value -> unit = value);
                case "rmatrix", "xmatrix", "cmatrix" ->
                    property.matrix(phases, faults).ifPresent(value -> {
                        matrices = replaced(matrices, property.name(), value);
                        isSequence = false;
                    });
                case "basefreq", "rg", "xg", "rho" ->
                    property.number(faults).ifPresent(value -> earth = earth.with(property.name(), value));
                case "normamps" -> property.number(faults).ifPresent(value -> ampacity = value);
                case "neutral" -> property.number(faults).ifPresent(value -> neutral = (int) value);
                case "kron" -> property.flag(faults).ifPresent(this::reduce);
                default -> {}
            }
        }

        private void phases(double value) {
            if (value < 1 || value > LineState.MOST_CONDUCTORS || value != Math.rint(value)) {
                findings.outOfRange(
                        object,
                        "nphases",
                        object.title() + " cannot have " + Numbers.text(value) + " phases",
                        "a whole number from 1 to " + LineState.MOST_CONDUCTORS);
            } else if (phases != (int) value) {
                phases = (int) value;
                neutral = phases;
                matrices = LineMatrices.transposed(phases, values);
            }
        }

        private void sequence(DssProperty property, double factor) {
            property.number(findings.faults()).ifPresent(value -> {
                values = values.with(property.name().replace('b', 'c'), value * factor);
                isSequence = true;
            });
        }

        /// Kron's reduction of the neutral conductor, which only a linecode of matrices has.
        private void reduce(boolean wanted) {
            if (!wanted || isSequence || neutral == 0) {
                return;
            }
            if (phases == 1 || neutral > phases) {
                findings.outOfRange(
                        object,
                        "kron",
                        "%s has no conductor %d to reduce".formatted(object.title(), neutral),
                        "a neutral among its conductors, and another conductor that is left");
                return;
            }
            matrices = matrices.withoutGrounded(neutral - 1);
            phases--;
            neutral = 0;
        }
    }

    /// Matrices with one of them replaced: `rmatrix` and `xmatrix` in ohm, `cmatrix` in nF.
    static LineMatrices replaced(LineMatrices matrices, String property, double[][] value) {
        var given = SquareMatrix.of(value);
        return switch (property) {
            case "rmatrix" -> new LineMatrices(given, matrices.reactance(), matrices.capacitance());
            case "xmatrix" -> new LineMatrices(matrices.resistance(), given, matrices.capacitance());
            case "cmatrix" -> {
                for (var row : value) {
                    for (int column = 0; column < row.length; column++) {
                        row[column] *= NANO;
                    }
                }
                yield new LineMatrices(matrices.resistance(), matrices.reactance(), SquareMatrix.of(value));
            }
            default -> throw new IllegalArgumentException("no matrix " + property);
        };
    }
}
