package org.gridlang.language.diagnostic;

/// The identity of a kind of fault. S1xx syntax, N1xx names, U2xx units and dimensions, M1xx modules, L1xx locality, D1xx
/// devices, P1xx populations, F1xx feeders, C1xx constraints and objective, T1xx time and series, X1xx experiments, R1xx tests
/// and run-time checks. Each has a bad program with a golden rendering in the tests.
public enum Code {
    /// The text does not follow the grammar here.
    S100,

    /// Nothing of this name is declared here.
    N101,
    /// A name is declared or imported twice.
    N102,
    /// A module does not declare a name that is imported from it.
    N103,
    /// A function or template of series calls itself.
    N104,
    /// The arguments of a call do not fit its parameters.
    N105,
    /// A name means something in the language and cannot be declared.
    N106,
    /// An entry is not one that belongs here.
    N107,
    /// An entry is given twice.
    N108,
    /// An entry is missing.
    N109,
    /// Another kind of value is needed: a number, a condition, a text.
    N110,

    /// There is no such unit.
    U200,
    /// There is no such dimension.
    U201,
    /// A dimension or unit is declared wrongly.
    U202,
    /// A value does not have the dimension that is needed.
    U203,
    /// Two values that must agree have different dimensions.
    U204,
    /// A function is given something with a dimension it cannot take.
    U205,
    /// Places on a scale, such as temperatures, are added or multiplied.
    U206,
    /// A temperature is used as a difference of temperatures or the other way round.
    U207,
    /// A unit stands where a value is needed.
    U208,
    /// A number lacks its unit.
    U209,
    /// An exponent is not a constant that fits.
    U210,
    /// Active and reactive power are added or compared.
    U211,
    /// Two currencies in one file.
    U212,

    /// An observation reads another agent.
    L101,
    /// A device reads another bus or a network-wide quantity.
    L102,
    /// A device looks ahead in a series that is not broadcast.
    L103,
    /// A device reads a profile that is not bound to an input of it.
    L104,
    /// A name is known but not available in this role of a device.
    L105
}
