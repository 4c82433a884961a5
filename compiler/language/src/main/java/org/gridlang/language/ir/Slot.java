package org.gridlang.language.ir;

import org.gridlang.language.model.Symbol;

/// A number that an expression reads from outside.
public sealed interface Slot {
    /// A cell of a device's arrays: state 0, parameter 3.
    record Cell(Storage storage, int index) implements Slot {}

    /// Length of the step, s.
    record StepLength() implements Slot {}

    /// The clock, in a series.
    record Clock(Symbol.Reading reading) implements Slot {}

    /// `load.p`, in the power of base loads.
    record LoadAttribute(Symbol.Attribute attribute) implements Slot {}

    /// The value of a column at this step and day, in the objective.
    record Column(int index) implements Slot {}

    /// Another series at the same moment, in a series.
    record OtherSeries(String name) implements Slot {}

    /// Another series at the same moment, for one of its keys.
    record KeyedSeries(String name, Symbol.Key key) implements Slot {}

    /// A table of data, in a series.
    record Data(int table) implements Slot {}

    /// `net.source.p`, in the objective.
    record Network(Symbol.Quantity quantity) implements Slot {}

    /// `gradmap.cost`, in a requirement.
    record Metric(String policy, String metric) implements Slot {}
}
