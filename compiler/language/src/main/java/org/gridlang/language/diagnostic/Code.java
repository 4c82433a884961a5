package org.gridlang.language.diagnostic;

/// The identity of a kind of fault; its [Area] follows from its letter. Each has a bad program with a golden
/// rendering in the tests, and a page in `compiler/docs/errors` that `grid explain` shows. Sorted, one per line.
public enum Code {
    /// A constraint does not bound a known quantity by constants.
    C101,
    /// A constraint on lines without a rating.
    C102,
    /// A multiplier is kept per something unknown.
    C103,
    /// No value can meet a constraint.
    C104,
    /// A constraint bounds nothing.
    C105,
    /// An objective does not have the form that can be minimised.
    C106,
    /// A problem has no objective or several.
    C107,
    /// A state has no equation that moves it.
    D101,
    /// A state has two equations that move it.
    D102,
    /// An equation moves something that is not a state.
    D103,
    /// A divisor may be zero.
    D104,
    /// A root or logarithm of something that may be negative.
    D105,
    /// The range of a state, or a limit, cannot be kept by bounding an action.
    D106,
    /// A limit does not depend on any action.
    D107,
    /// A range ends before it begins.
    D108,
    /// A default or initial value lies outside its range.
    D109,
    /// What a device injects is not one p and one q.
    D110,
    /// There is something to train, but no device has an action.
    D113,
    /// A series is looked up at a time in a way that is not possible.
    D114,
    /// A limit is not an inequality.
    D115,
    /// The width of a smooth function may be zero.
    D116,
    /// The places of a table do not rise, or do not match its values.
    D117,
    /// A state moves too fast for the step.
    D118,
    /// Nothing bounds how fast a state moves.
    D119,
    /// There is no such kind of element.
    F101,
    /// There is no such bus.
    F102,
    /// Buses are not connected to the source.
    F103,
    /// An element uses a phase that its bus does not have.
    F104,
    /// A feeder has no source or several.
    F105,
    /// An element is declared twice.
    F106,
    /// An element is changed that the feeder does not have.
    F107,
    /// A matrix does not have the shape that is needed.
    F108,
    /// A value of an element is out of its range.
    F109,
    /// A bus is reached at two voltages.
    F110,
    /// The ends or phases of an element do not fit its kind.
    F111,
    /// A problem has no feeder or several.
    F112,
    /// The shares of a load do not add up.
    F113,
    /// A linecode has both matrices and symmetrical components.
    F114,
    /// The sides of a transformer do not fit their phases or each other.
    F115,
    /// A transformer's clock number does not fit its connection.
    F116,
    /// A load is connected to ground where there is no path to it.
    F117,
    /// An observation reads another agent.
    L101,
    /// A device reads another bus or a network-wide quantity.
    L102,
    /// A device looks ahead in a series that is not broadcast.
    L103,
    /// A device reads a profile that is not bound to an input of it.
    L104,
    /// A name is known but not available in this role of a device.
    L105,
    /// A rule reads an action, which it is about to choose.
    L106,
    /// A rule reads a profile that is no input of its device.
    L107,
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
    /// A line of a manifest is not understood.
    M111,
    /// A package does not say its name or version, or says something that cannot be one.
    M112,
    /// A package that is depended on is not there.
    M113,
    /// A package that is depended on has another name or version.
    M114,
    /// A package that is depended on is not safe to read.
    M115,
    /// What a package depends on is not locked.
    M116,
    /// A package is not what was locked.
    M117,
    /// A program depends on two packages of one name.
    M118,
    /// A module is imported from a package that is not declared as a dependency.
    M119,
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
    /// Something that belongs to a problem stands in a library.
    N111,
    /// A table is not given by two lists.
    N112,
    /// A mean, minimum or maximum of an empty set.
    N113,
    /// No place fits a population.
    P101,
    /// The number of agents is not a positive whole number.
    P102,
    /// A population is placed nowhere or twice.
    P103,
    /// A weight is not positive.
    P104,
    /// A distribution is unknown or its arguments do not make one.
    P105,
    /// An input of a device is bound to no series.
    P106,
    /// A name in a population is not one of the device.
    P107,
    /// A value lies outside the declared range.
    P108,
    /// A param has no value.
    P109,
    /// A param or state gets its value twice.
    P110,
    /// A test refers to something that it did not set up.
    R101,
    /// A test sets up or steps something in a way that is not possible.
    R102,
    /// An expectation of a test does not hold.
    R103,
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
    /// The horizon is not a whole number of steps.
    T101,
    /// Two ranges of dates overlap.
    T102,
    /// There is no such time zone.
    T103,
    /// A range of dates ends before it begins.
    T105,
    /// A problem has no time block or several.
    T106,
    /// Series depend on each other in a circle.
    T107,
    /// A horizon or step is too long or too short.
    T108,
    /// An offset or window is not a whole number of steps.
    T109,
    /// There is no such data file, or it cannot be read.
    T110,
    /// A data file lies outside the folder of the package.
    T111,
    /// A data file is not UTF-8 text.
    T112,
    /// A data file is too large.
    T113,
    /// A data file has no such column.
    T114,
    /// The fields of a data file are separated by another character.
    T115,
    /// A number in a data file has the other decimal sign.
    T116,
    /// A cell of a data file is not a number.
    T117,
    /// A cell of a data file is not a finite number.
    T118,
    /// A cell of a data file is empty.
    T119,
    /// Rows of a data file are missing.
    T120,
    /// A time stands twice in a data file.
    T121,
    /// Rows of a data file are not in the order of time.
    T122,
    /// Rows of a data file are not one step apart.
    T123,
    /// A row of a data file has another number of fields.
    T124,
    /// A stamp of a data file cannot be read.
    T125,
    /// A stamp of a data file is never shown by the clock.
    T126,
    /// A data file has no rows.
    T127,
    /// Quotes in a data file are not closed.
    T128,
    /// A column of a Parquet file holds another type.
    T129,
    /// A Parquet file is damaged.
    T130,
    /// Data do not cover the dates that are needed.
    T131,
    /// There is no series for a key.
    T132,
    /// A column or key stands twice in a data file.
    T133,
    /// A series with keys is used as one series, or the other way round.
    T134,
    /// Arguments that describe data do not go together.
    T135,
    /// A pattern for stamps does not give a date.
    T136,
    /// A session ends before it begins.
    T137,
    /// Data cannot be repeated by whole days.
    T138,
    /// Series of one kind of keys have different keys.
    T139,
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
    /// A compound unit is written without its brackets.
    U208,
    /// A number lacks its unit.
    U209,
    /// An exponent is not a constant that fits.
    U210,
    /// Active and reactive power are added or compared.
    U211,
    /// Two currencies in one file.
    U212,
    /// An import is not used.
    W101,
    /// A param, input or let of a device is not used.
    W102,
    /// A policy does not see a state of its device.
    W103,
    /// What an agent does costs nothing.
    W104,
    /// An observation never changes.
    W105,
    /// No evaluation has an experiment among its policies.
    W106,
    /// An evaluation requires nothing.
    W107,
    /// A price of energy is dearer than anywhere.
    W108,
    /// No experiment heeds a constraint.
    W109,
    /// A declaration of a problem is not used.
    W110,
    /// A voltage band is too wide ever to bind.
    W111,
    /// A cost has a kink in an action.
    W112,
    /// There is no such algorithm, policy network or choice.
    X101,
    /// A setting of an experiment is out of its range.
    X102,
    /// There is no such policy to evaluate.
    X103,
    /// There is no such metric.
    X104,
    /// A batch or evaluation needs more days than there are.
    X105,
    /// A training is bounded neither by a budget nor by passes.
    X106,
    /// A rule and an experiment have the same name.
    X107,
    /// No population is of the devices of a rule.
    X108,
    /// A rule sets something that is not an action of its device.
    X109,
    /// A rule is made from something that is not a rule.
    X110,
    /// A rule sets no action.
    X111,
    /// A rule sets an action twice.
    X112
}
