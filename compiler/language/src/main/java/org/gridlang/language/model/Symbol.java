package org.gridlang.language.model;

/// What a name stands for. Slots count from 0 in the order of declaration.
public sealed interface Symbol {
    record Param(String name, int slot) implements Symbol {}

    record State(String name, int slot) implements Symbol {}

    record Action(String name, int slot) implements Symbol {}

    record Input(String name, int slot) implements Symbol {}

    record Let(String name, int slot) implements Symbol {}

    /// `dt`.
    record StepLength() implements Symbol {}

    /// `bus.v_pu` in `observe`.
    record OwnVoltage() implements Symbol {}

    /// A signal or profile of the problem, by its index in `ProblemModel.series`; in series and in the
    /// objective.
    record Series(String name, int index) implements Symbol {}

    /// A series of the problem that has one value for each key, by its index.
    record KeyedSeries(String name, int index, Key key) implements Symbol {}

    /// A table of data by its index in `CheckedFile.data`; one with keys is read at the key of the series it stands
    /// in.
    record Data(String name, int table) implements Symbol {}

    /// Which of the series with keys.
    sealed interface Key {
        /// The one that is asked: of the series that reads it, or of the agent.
        record Own() implements Key {}

        /// The key at this place.
        record Fixed(int place) implements Key {}

        /// That of the name of the load: `load.name`.
        record OfLoad(String kind) implements Key {}
    }

    /// `time.of_day` and the like inside a series.
    record Clock(Reading reading) implements Symbol {}

    /// `load.p` inside the `loads:` setting of a feeder.
    record LoadAttribute(Attribute attribute) implements Symbol {}

    /// `net.source.p` inside the objective.
    record Network(Quantity quantity) implements Symbol {}

    /// In a test: `b.soc`, `b.cost`, `b.inject.p`; with an empty property a given value itself.
    record Subject(String name, String property) implements Symbol {}

    /// In a requirement: `gradmap.voltage.violation_mean`.
    record Metric(String policy, String metric) implements Symbol {}

    enum Reading {
        TIME_OF_DAY,
        DAY_OF_YEAR,
        WEEKDAY,
        WEEKEND
    }

    enum Attribute {
        ACTIVE_POWER,
        REACTIVE_POWER,
        POWER_FACTOR,
        RATED_VOLTAGE,
        PHASES
    }

    enum Quantity {
        SOURCE_ACTIVE,
        SOURCE_REACTIVE,
        LOSSES
    }
}
