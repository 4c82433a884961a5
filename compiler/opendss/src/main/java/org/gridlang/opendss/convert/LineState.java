package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.opendss.circuit.LengthUnit;
import org.gridlang.opendss.line.EarthModel;
import org.gridlang.opendss.line.LineMatrices;
import org.gridlang.opendss.line.SequenceValues;

/// A line while its properties are read one after the other, as each can undo what came before: `r1=` forgets a
/// linecode
/// and the unit of length, `switch=yes` sets impedance and length, `units=` converts what is there.
final class LineState {
    /// More than any line has; a larger number is a slip.
    static final int MOST_CONDUCTORS = 30;

    private static final double NANO = 1e-9;
    private static final double MICRO = 1e-6;

    private final DssObject object;
    private final Findings findings;
    private final LineCodes codes;
    private final Geometries geometries;

    private int phases = 3;
    private SequenceValues values = SequenceValues.DEFAULT;
    private LineMatrices matrices = LineMatrices.transposed(3, SequenceValues.DEFAULT);
    private boolean isSequence = true;
    private boolean sequenceChanged;
    private boolean hasCapacitance;
    private boolean hasImpedance;
    private double length = 1;
    private LengthUnit unit = LengthUnit.NONE;
    private LengthUnit codeUnit = LengthUnit.NONE;
    private double conversion = 1;
    private Optional<LineCodes.Code> code = Optional.empty();
    private Optional<Geometries.Section> section = Optional.empty();
    private Optional<DssObject> spacing = Optional.empty();
    private final List<DssProperty> wires = new ArrayList<>();
    private LineCodes.EarthCorrection earth;
    private EarthModel earthModel;
    private boolean isSwitch;
    private double ampacity = 400;

    /// A line as its properties leave it.
    ///
    /// @param matrices of the whole length at the circuit's frequency
    /// @param metres length, not a number if its unit is not known
    record Result(LineMatrices matrices, boolean isSwitch, double ampacity, double metres) {}

    LineState(DssObject object, Findings findings, LineCodes codes, Geometries geometries) {
        this.object = object;
        this.findings = findings;
        this.codes = codes;
        this.geometries = geometries;
        earth = LineCodes.EarthCorrection.usual(findings.frequency());
        earthModel = findings.circuit()
                .options()
                .option("earthmodel")
                .flatMap(each -> EarthModel.of(each.value()))
                .orElse(EarthModel.DERI);
    }

    /// The line, or nothing if it has a fault.
    Optional<Result> read() {
        int before = findings.faults().errors();
        object.properties().forEach(this::assign);
        if (spacing.isPresent() && !wires.isEmpty() && section.isEmpty()) {
            section = geometries.section(object, spacing.get(), wires);
            section.ifPresent(each -> phases = each.size());
        }
        if (!(length > 0)) {
            findings.outOfRange(
                    object,
                    "length",
                    "%s has the length %s".formatted(object.title(), Numbers.text(length)),
                    "more than zero; a switch is switch=yes");
        }
        if (findings.faults().errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new Result(total(), isSwitch, ampacity, length * unit.metres()));
    }

    private LineMatrices total() {
        if (section.isPresent()) {
            double metres = unit == LengthUnit.NONE ? 1 : unit.metres();
            return section.get()
                    .perMetre(findings.frequency(), earth.resistivity(), earthModel)
                    .times(length * metres);
        }
        if (sequenceChanged) {
            if (!hasCapacitance) {
                double perUnit = LengthUnit.KILOFOOT.in(unit);
                values = values.withCapacitance(values.c1() / perUnit, values.c0() / perUnit);
            }
            matrices = transposed();
        }
        if (code.isEmpty() && !hasCapacitance && !isSwitch) {
            findings.taken(object, "capacitance", "3.4 nF and 1.6 nF in positive and zero sequence per 1000 ft");
        }
        if (code.isEmpty() && !hasImpedance) {
            findings.taken(object, "impedance", "r1 0.058, x1 0.1206, r0 0.1784, x0 0.4047 ohm per 1000 ft");
        }
        return earth.at(findings.frequency(), matrices).times(length / conversion);
    }

    /// A linecode of one phase that is given by matrices lacks this rule, so that its default capacitance is another.
    private LineMatrices transposed() {
        return LineMatrices.transposed(phases, phases == 1 ? values.positiveOnly() : values);
    }

    private void assign(DssProperty property) {
        var faults = findings.faults();
        switch (property.name()) {
            case "linecode" -> findings.find(DssClass.LINECODE, property).ifPresent(each -> take(codes.code(each)));
            case "geometry" ->
                findings.find(DssClass.LINEGEOMETRY, property)
                        .flatMap(geometries::section)
                        .ifPresent(this::take);
            case "spacing" ->
                findings.find(DssClass.LINESPACING, property).ifPresent(each -> {
                    forgetDefinition();
                    spacing = Optional.of(each);
                });
            case "wires", "cncables", "tscables" -> {
                wires.removeIf(each -> each.name().equals(property.name()));
                wires.add(property);
                hasImpedance = true;
            }
            case "length" -> property.number(faults).ifPresent(value -> length = value);
            case "units" -> property.unit(faults).ifPresent(this::convert);
            case "phases" -> property.number(faults).ifPresent(value -> phases(property, value));
            case "r1", "x1", "r0", "x0" -> sequence(property, 1);
            case "c1", "c0" -> sequence(property, NANO);
            case "b1", "b0" -> sequence(property, MICRO / (2 * Math.PI * earth.frequency()));
            case "rmatrix", "xmatrix", "cmatrix" -> matrix(property);
            case "switch" -> property.flag(faults).ifPresent(this::switching);
            case "rg", "xg", "rho" ->
                property.number(faults).ifPresent(value -> earth = earth.with(property.name(), value));
            case "earthmodel" -> EarthModel.of(property.value()).ifPresent(value -> earthModel = value);
            case "normamps" -> property.number(faults).ifPresent(value -> ampacity = value);
            default -> {}
        }
    }

    private void take(LineCodes.Code taken) {
        forgetDefinition();
        code = Optional.of(taken);
        hasImpedance = true;
        phases = taken.phases();
        isSequence = taken.sequence().isPresent();
        values = taken.sequence().orElse(values);
        matrices = isSequence ? transposed() : taken.matrices();
        earth = taken.earth();
        ampacity = taken.ampacity();
        codeUnit = taken.unit();
        conversion = codeUnit.in(unit);
    }

    private void take(Geometries.Section taken) {
        forgetDefinition();
        section = Optional.of(taken);
        hasImpedance = true;
        isSequence = false;
        sequenceChanged = false;
        phases = taken.size();
        ampacity = taken.ampacity();
    }

    private void forgetDefinition() {
        code = Optional.empty();
        section = Optional.empty();
        spacing = Optional.empty();
        wires.clear();
    }

    private void forgetUnit() {
        unit = LengthUnit.NONE;
        conversion = 1;
    }

    private void convert(LengthUnit wanted) {
        conversion = code.isPresent() ? codeUnit.in(wanted) : conversion * unit.in(wanted);
        unit = wanted;
    }

    private void phases(DssProperty property, double value) {
        if (value == phases) {
            return;
        }
        if (value < 1 || value > MOST_CONDUCTORS || value != Math.rint(value)) {
            findings.outOfRange(
                    object,
                    "phases",
                    object.title() + " cannot have " + Numbers.text(value) + " phases",
                    "a whole number from 1 to " + MOST_CONDUCTORS);
        } else if (isSequence && section.isEmpty()) {
            phases = (int) value;
            matrices = transposed();
        } else {
            findings.unfit(
                    property.span(),
                    "%s has %s phases, but its impedance is one of %d"
                            .formatted(object.title(), Numbers.text(value), phases),
                    "matrices and geometries hold for their own number of conductors");
        }
    }

    private void sequence(DssProperty property, double factor) {
        property.number(findings.faults()).ifPresent(value -> {
            if (code.isPresent() || section.isPresent() || spacing.isPresent()) {
                forgetDefinition();
            }
            forgetUnit();
            values = values.with(property.name().replace('b', 'c'), value * factor);
            boolean isCapacitance =
                    property.name().startsWith("c") || property.name().startsWith("b");
            hasCapacitance |= isCapacitance;
            hasImpedance |= !isCapacitance;
            isSequence = true;
            sequenceChanged = true;
        });
    }

    private void matrix(DssProperty property) {
        property.matrix(phases, findings.faults()).ifPresent(value -> {
            forgetDefinition();
            forgetUnit();
            if (sequenceChanged) {
                matrices = transposed();
            }
            matrices = LineCodes.replaced(matrices, property.name(), value);
            hasCapacitance |= property.name().equals("cmatrix");
            hasImpedance = true;
            isSequence = false;
            sequenceChanged = false;
        });
    }

    private void switching(boolean wanted) {
        isSwitch = wanted;
        if (wanted) {
            forgetDefinition();
            forgetUnit();
            values = SequenceValues.SWITCH;
            length = 0.001;
            hasImpedance = true;
            isSequence = true;
            sequenceChanged = true;
        }
    }
}
