package org.gridlang.language.check.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The functions of the language itself.
enum BuiltInFunction {
    MIN("min", List.of()),
    MAX("max", List.of()),
    CLAMP("clamp", List.of("value", "low", "high")),
    ABS("abs", List.of("value")),
    SQRT("sqrt", List.of("value")),
    EXP("exp", List.of("value")),
    LOG("log", List.of("value")),
    SIN("sin", List.of("value")),
    COS("cos", List.of("value")),
    TANH("tanh", List.of("value")),
    REACTIVE("reactive", List.of("p", "power_factor"));

    private final String spelling;
    private final List<String> parameters;

    BuiltInFunction(String spelling, List<String> parameters) {
        this.spelling = spelling;
        this.parameters = parameters;
    }

    static Optional<BuiltInFunction> of(String spelling) {
        return Arrays.stream(values())
                .filter(each -> each.spelling.equals(spelling))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(BuiltInFunction::spelling).toList();
    }

    String spelling() {
        return spelling;
    }

    /// Names of its parameters; empty for `min` and `max`, which take any number of them.
    List<String> parameters() {
        return parameters;
    }
}
