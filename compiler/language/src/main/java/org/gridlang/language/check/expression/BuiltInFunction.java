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
    REACTIVE("reactive"),
    SMOOTH_MAX("smooth_max"),
    SMOOTH_MIN("smooth_min"),
    SMOOTH_ABS("smooth_abs"),
    SMOOTH_CLAMP("smooth_clamp"),
    SMOOTH_STEP("smooth_step"),
    TABLE("table");

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
            case SMOOTH_MAX, SMOOTH_MIN -> List.of("first", "second", "width");
            case SMOOTH_ABS, SMOOTH_STEP -> List.of("value", "width");
            case SMOOTH_CLAMP -> List.of("value", "low", "high", "width");
            case TABLE -> List.of("value", "at", "values");
            case ABS, SQRT, EXP, LOG, SIN, COS, TANH -> List.of("value");
        };
    }
}
