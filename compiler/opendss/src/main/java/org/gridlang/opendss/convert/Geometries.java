package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;
import org.gridlang.opendss.circuit.LengthUnit;
import org.gridlang.opendss.line.Conductor;
import org.gridlang.opendss.line.EarthModel;
import org.gridlang.opendss.line.LineConstants;
import org.gridlang.opendss.line.LineMatrices;
import org.gridlang.opendss.line.PlacedConductor;

/// Cross-sections of lines: `New LineGeometry.pole nconds=4 nphases=3 reduce=yes cond=1 wire=acsr x=-4 h=28 units=ft
/// ...`, or a spacing and the wires of a line.
final class Geometries {
    private static final List<DssClass> ANY = List.of(DssClass.WIREDATA, DssClass.CNDATA, DssClass.TSDATA);
    private static final Map<String, List<DssClass>> CLASSES = Map.of(
            "wire", ANY,
            "wires", ANY,
            "cncable", List.of(DssClass.CNDATA),
            "cncables", List.of(DssClass.CNDATA),
            "tscable", List.of(DssClass.TSDATA),
            "tscables", List.of(DssClass.TSDATA));

    private final Findings findings;
    private final Conductors conductors;
    private final Map<DssObject, Optional<Section>> known = new HashMap<>();

    /// @param placed phases first
    /// @param reduce whether what is not a phase is grounded and reduced out
    /// @param ampacity in A
    record Section(List<PlacedConductor> placed, int phases, boolean reduce, double ampacity) {
        Section {
            placed = List.copyOf(placed);
        }

        /// Conductors of a line with this section.
        int size() {
            return reduce ? phases : placed.size();
        }

        /// Values of one metre.
        LineMatrices perMetre(double frequency, double resistivity, EarthModel model) {
            var matrices = LineConstants.of(placed, phases, frequency, resistivity, model);
            while (matrices.size() > size()) {
                matrices = matrices.withoutGrounded(matrices.size() - 1);
            }
            return matrices;
        }
    }

    Geometries(Findings findings) {
        this.findings = findings;
        conductors = new Conductors(findings);
    }

    /// The section of a line geometry; empty if it has a fault.
    Optional<Section> section(DssObject geometry) {
        return known.computeIfAbsent(geometry, each -> new Reading(each).read());
    }

    /// The section of a line that names a spacing and what hangs in it, which reduces neutrals out.
    Optional<Section> section(DssObject line, DssObject spacing, List<DssProperty> wires) {
        var faults = findings.faults();
        int count = (int) spacing.number("nconds", faults).orElse(3);
        int phases = (int) spacing.number("nphases", faults).orElse(3);
        var hung = new ArrayList<DssObject>();
        for (var property : wires) {
            for (var word : property.words()) {
                findings.find(CLASSES.getOrDefault(property.name(), ANY), word, property.span())
                        .ifPresent(hung::add);
            }
        }
        var x = spacing.numbers("x", faults).orElse(new double[0]);
        var h = spacing.numbers("h", faults).orElse(new double[0]);
        if (hung.size() != count || x.length != count || h.length != count || phases > count || phases < 1) {
            findings.outOfRange(
                    line,
                    "spacing",
                    "%s does not fit %s".formatted(line.title(), spacing.title()),
                    "%d conductors, each with x and h; there are %d conductors, %d x and %d h"
                            .formatted(count, hung.size(), x.length, h.length));
            return Optional.empty();
        }
        double unit = spacing.unit("units", faults)
                .filter(each -> each != LengthUnit.NONE)
                .orElse(LengthUnit.FOOT)
                .metres();
        var placed = new ArrayList<PlacedConductor>();
        for (int k = 0; k < count; k++) {
            double across = x[k] * unit;
            double height = h[k] * unit;
            conductors.of(hung.get(k)).ifPresent(each -> placed.add(new PlacedConductor(each, across, height)));
        }
        return placed.size() < count
                ? Optional.empty()
                : checked(line, new Section(placed, phases, true, conductors.ampacity(hung.getFirst())));
    }

    /// One line geometry while its properties are read.
    private final class Reading {
        private final DssObject object;
        private final int count;
        private final double[] x;
        private final double[] h;
        private final LengthUnit[] units;
        private final DssObject[] hung;
        private LengthUnit lastUnit = LengthUnit.FOOT;
        private int phases;
        private boolean reduce;
        private double ampacity;

        Reading(DssObject object) {
            this.object = object;
            double given = object.number("nconds", findings.faults()).orElse(0);
            count = given >= 1 && given <= LineState.MOST_CONDUCTORS ? (int) given : 0;
            phases = count;
            x = new double[count];
            h = new double[count];
            units = new LengthUnit[count];
            hung = new DssObject[count];
        }

        Optional<Section> read() {
            if (count == 0) {
                findings.outOfRange(
                        object,
                        "nconds",
                        object.title() + " does not say how many conductors it has",
                        "nconds, a whole number from 1 to " + LineState.MOST_CONDUCTORS);
                return Optional.empty();
            }
            object.properties().forEach(this::assign);
            var placed = new ArrayList<PlacedConductor>();
            for (int k = 0; k < count; k++) {
                if (hung[k] == null) {
                    findings.outOfRange(
                            object,
                            "nconds",
                            "conductor %d of %s is no wire".formatted(k + 1, object.title()),
                            "wire, cncable or tscable for each conductor");
                    return Optional.empty();
                }
                var unit = units[k] == null || units[k] == LengthUnit.NONE ? lastUnit : units[k];
                double metres = unit == LengthUnit.NONE ? 1 : unit.metres();
                double across = x[k] * metres;
                double height = h[k] * metres;
                conductors.of(hung[k]).ifPresent(each -> placed.add(new PlacedConductor(each, across, height)));
            }
            if (placed.size() < count) {
                return Optional.empty();
            }
            double rating = ampacity > 0 ? ampacity : conductors.ampacity(hung[0]);
            return checked(object, new Section(placed, Math.min(phases, count), reduce, rating));
        }

        private void assign(DssProperty property) {
            var faults = findings.faults();
            int at = property.winding() - 1;
            boolean isOne = at >= 0 && at < count;
            if (isOne && units[at] == null) {
                units[at] = lastUnit;
            }
            switch (property.name()) {
                case "nphases" -> property.number(faults).ifPresent(value -> phases = Math.max(1, (int) value));
                case "reduce" -> property.flag(faults).ifPresent(value -> reduce = value);
                case "normamps" -> property.number(faults).ifPresent(value -> ampacity = value);
                case "x" -> property.number(faults).ifPresent(value -> set(x, at, value));
                case "h" -> property.number(faults).ifPresent(value -> set(h, at, value));
                case "units" ->
                    property.unit(faults).ifPresent(value -> {
                        lastUnit = value;
                        if (isOne) {
                            units[at] = value;
                        }
                    });
                case "wire", "cncable", "tscable" -> {
                    if (isOne) {
                        findings.find(
                                        CLASSES.getOrDefault(property.name(), ANY),
                                        property.value().strip(),
                                        property.span())
                                .ifPresent(value -> hung[at] = value);
                    }
                }
                case "spacing" -> findings.find(DssClass.LINESPACING, property).ifPresent(this::spacing);
                default -> {}
            }
        }

        private void spacing(DssObject spacing) {
            var faults = findings.faults();
            lastUnit = spacing.unit("units", faults).orElse(LengthUnit.FOOT);
            java.util.Arrays.fill(units, lastUnit);
            spacing.numbers("x", faults).ifPresent(values -> fill(x, values));
            spacing.numbers("h", faults).ifPresent(values -> fill(h, values));
        }

        private static void set(double[] values, int at, double value) {
            if (at >= 0 && at < values.length) {
                values[at] = value;
            }
        }

        private static void fill(double[] values, double[] given) {
            System.arraycopy(given, 0, values, 0, Math.min(values.length, given.length));
        }
    }

    /// No two conductors touch, and bare wires hang above the ground.
    private Optional<Section> checked(DssObject object, Section section) {
        var placed = section.placed();
        for (int i = 0; i < placed.size(); i++) {
            var one = placed.get(i);
            boolean isBare = placed.stream().allMatch(each -> each.conductor() instanceof Conductor.Wire);
            if (isBare && one.height() <= 0) {
                findings.outOfRange(
                        object,
                        "h",
                        "conductor %d of %s lies in the ground".formatted(i + 1, object.title()),
                        "a height h above zero for bare wires");
                return Optional.empty();
            }
            for (int j = 0; j < i; j++) {
                double room = one.conductor().core().radius()
                        + placed.get(j).conductor().core().radius();
                if (one.distance(placed.get(j)) < room) {
                    findings.outOfRange(
                            object,
                            "x",
                            "conductors %d and %d of %s are at the same place".formatted(j + 1, i + 1, object.title()),
                            "a distance of more than their radii together");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(section);
    }
}
