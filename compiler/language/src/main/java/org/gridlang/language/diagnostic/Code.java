package org.gridlang.language.diagnostic;

/// The identity of a kind of fault. S1xx syntax, N1xx names, U2xx units and dimensions, M1xx modules, D1xx
/// devices, P1xx populations, F1xx feeders, C1xx constraints and objective, T1xx time and series, X1xx
/// experiments, R1xx run-time checks. Each has a bad program with a golden rendering in the tests. Sorted, one
/// per line.
public enum Code {
    /// A file of the package cannot be read.
    M101,
    /// There is no such module.
    M102,
    /// An import names a declaration as if it were a module.
    M103,
    /// Modules import each other in a circle.
    M104,
    /// The text of a file is not UTF-8.
    M105,
    /// A file is too large to be a source file.
    M106,
    /// A file lies outside the folder of the package.
    M107,
    /// A library says another name than its path.
    M108,
    /// A module is imported twice.
    M109,
    /// A problem is imported as if it were a library.
    M110,
    /// The text does not follow the grammar here.
    S100,
    /// A colon is missing.
    S101,
    /// An equals sign is missing.
    S102,
    /// The word `in` is missing before a range or a set.
    S103,
    /// No declaration begins with this word.
    S104,
    /// The two dots of a range are missing.
    S105,
    /// A value is missing.
    S106,
    /// A name is missing, or a word of the language stands where one belongs.
    S107,
    /// The word `of` is missing in a population.
    S108,
    /// A dimension is missing.
    S109,
    /// A block is not closed.
    S110,
    /// A bracket is not closed.
    S111,
    /// A bracket closes nothing, or another kind of bracket.
    S112,
    /// A block is not opened.
    S113,
    /// A constraint does not say how it acts on training.
    S114,
    /// Brackets or operators are nested too deeply.
    S115,
    /// The file does not say what it is.
    S116,
    /// An import stands below a declaration.
    S117,
    /// A declaration stands where it does not belong.
    S118,
    /// A comma is missing.
    S119,
    /// A text is not closed, or in the wrong quotes.
    S120,
    /// A character has no meaning here.
    S121,
    /// A date is not a day of the calendar, or is written in another order.
    S122,
    /// A number is written with a decimal comma.
    S123,
    /// A number has a form or size that cannot be read.
    S124,
    /// A backslash in a text is followed by something without meaning.
    S125,
    /// A comment is written in another language's way.
    S126,
    /// A single equals sign stands where two values are compared.
    S127,
    /// A fixed word is missing.
    S128,
    /// An argument without a name follows one with a name.
    S129,
    /// An operator is written in another language's way.
    S130,
    /// Two values stand side by side.
    S131,
    /// A compound unit is written without its brackets.
    U208
}
