package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;

/// One assignment: `kv=4.16`.
///
/// @param name the full name in lower case, whatever the file abbreviates
/// @param winding which winding, conductor or the like it is for (from 1), where the class has several; else 0
/// @param value the value without its outer quotes or brackets; `(8 1000 /)` gives `8 1000 /`
/// @param quoted whether the value stood in quotes or brackets, so that it may be arithmetic
/// @param span the value where it stands, quotes included
public record DssProperty(String name, int winding, String value, boolean quoted, Span span) {
    public DssProperty {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        Objects.requireNonNull(span);
    }

    /// The value as a finite number; empty if it is none, which is then reported.
    public OptionalDouble number(Diagnostics faults) {
        return ValueReader.number(this, faults);
    }

    /// The value as an array of numbers, of any length.
    public Optional<double[]> numbers(Diagnostics faults) {
        return ValueReader.numbers(this, faults);
    }

    /// The value as a square matrix of this order, full or as its lower triangle.
    public Optional<double[][]> matrix(int order, Diagnostics faults) {
        return ValueReader.matrix(this, order, faults);
    }

    /// The value as yes or no.
    public Optional<Boolean> flag(Diagnostics faults) {
        return ValueReader.flag(this, faults);
    }

    /// The value as a unit of length.
    public Optional<LengthUnit> unit(Diagnostics faults) {
        return ValueReader.unit(this, faults);
    }

    /// The value as a list of words.
    public List<String> words() {
        return ValueReader.words(this);
    }

    /// The value as a bus with its nodes.
    public Optional<BusNodes> bus(Diagnostics faults) {
        return ValueReader.bus(this, faults);
    }
}
