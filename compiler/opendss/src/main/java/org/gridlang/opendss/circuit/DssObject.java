package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;

/// One object with what was assigned to it: `New Line.650632 Phases=3 Bus1=RG60.1.2.3 ...`.
///
/// Properties for each winding, such as `kV` after `wdg=2`, carry the number of the winding; an array over all
/// windings such as `kVs=[115 4.16]` stands here as one `kv` for each winding as well, so that the last assignment of
/// `kv` to winding 2 is its value however it was written. The same holds for the conductors of a line geometry.
///
/// @param name as written, without the class; names are compared without regard to case
/// @param declared class and name where the object is made
/// @param properties in the order of assignment, those of `like=` in its place; of several of one name the last holds
/// @param opened terminals that commands left open
public record DssObject(
        DssClass kind,
        String name,
        Span declared,
        List<DssProperty> properties,
        boolean enabled,
        List<Opening> opened) {
    public DssObject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(declared);
        properties = List.copyOf(properties);
        opened = List.copyOf(opened);
    }

    /// `Line.650632`, for people.
    public String title() {
        return kind.title() + "." + name;
    }

    /// The last assignment of a property that is not one of several windings, if there is any.
    ///
    /// @param property its full name in lower case
    public Optional<DssProperty> property(String property) {
        return property(property, 0);
    }

    /// The last assignment of a property for one winding or conductor (from 1), if there is any.
    public Optional<DssProperty> property(String property, int winding) {
        for (int each = properties.size() - 1; each >= 0; each--) {
            DssProperty candidate = properties.get(each);
            if (candidate.winding() == winding && candidate.name().equals(property)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// The value as text, without quotes.
    public Optional<String> text(String property) {
        return property(property).map(DssProperty::value);
    }

    /// The value for one winding as text, without quotes.
    public Optional<String> text(String property, int winding) {
        return property(property, winding).map(DssProperty::value);
    }

    /// The value as a finite number; empty if it is not assigned, or is no number, which is then reported.
    public OptionalDouble number(String property, Diagnostics faults) {
        return number(property, 0, faults);
    }

    /// The value for one winding as a finite number.
    public OptionalDouble number(String property, int winding, Diagnostics faults) {
        return property(property, winding)
                .map(each -> ValueReader.number(each, faults))
                .orElse(OptionalDouble.empty());
    }

    /// The value as an array of numbers, of any length.
    public Optional<double[]> numbers(String property, Diagnostics faults) {
        return property(property).flatMap(each -> ValueReader.numbers(each, faults));
    }

    /// The value as a square matrix of this order, full or as its lower triangle: `(1 | 2 3)`.
    public Optional<double[][]> matrix(String property, int order, Diagnostics faults) {
        return property(property).flatMap(each -> ValueReader.matrix(each, order, faults));
    }

    /// The value as a list of words, such as the conductors of `wires=[a b c]`.
    public Optional<List<String>> words(String property) {
        return property(property).map(ValueReader::words);
    }

    /// The value as yes or no: `y`, `yes`, `t` and `true` are yes.
    public Optional<Boolean> flag(String property, Diagnostics faults) {
        return property(property).flatMap(each -> ValueReader.flag(each, faults));
    }

    /// The value as a unit of length; empty if it is not assigned, or is none, which is then reported.
    public Optional<LengthUnit> unit(String property, Diagnostics faults) {
        return property(property).flatMap(each -> ValueReader.unit(each, faults));
    }

    /// The value as a bus with its nodes.
    public Optional<BusNodes> bus(String property, Diagnostics faults) {
        return bus(property, 0, faults);
    }

    /// The value for one winding as a bus with its nodes.
    public Optional<BusNodes> bus(String property, int winding, Diagnostics faults) {
        return property(property, winding).flatMap(each -> ValueReader.bus(each, faults));
    }
}
