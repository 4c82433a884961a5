package org.gridlang.language.check.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The functions of the language itself.
enum BuiltInFunction {
    MIN("min"),
    MAX("max"),
    CLAMP("clamp"),
    ABS("abs"),
    SQRT("sqrt"),
    EXP("exp"),
    LOG("log"),
    SIN("sin"),
    COS("cos"),
    TANH("tanh"),
    REACTIVE("reactive");

    private final String spelling;

    BuiltInFunction(String spelling) {
        this.spelling = spelling;
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
        return switch (this) {
            case MIN, MAX -> List.of();
            case CLAMP -> List.of("value", "low", "high");
            case REACTIVE -> List.of("p", "power_factor");
            case ABS, SQRT, EXP, LOG, SIN, COS, TANH -> List.of("value");
        };
    }
}
