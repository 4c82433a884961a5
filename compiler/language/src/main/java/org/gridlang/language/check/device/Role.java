package org.gridlang.language.check.device;

/// Where in a device an expression stands, which decides what it may read. Order in a step: observe, act,
/// inject and pay,
/// next state.
enum Role {
    PARAM("the value or range of a param", false, false, false, false),
    START("a state's range or initial value", false, false, false, false),
    ACTION("an action's range or idle value", true, true, false, true),
    STEP("an equation of the step", true, true, true, true),
    OBSERVE("an observation", true, true, false, true),
    RULE("a rule", true, true, false, true),
    TERMINAL("a terminal cost", true, false, false, false);

    private final String words;
    private final boolean states;
    private final boolean inputs;
    private final boolean actions;
    private final boolean step;

    Role(String words, boolean states, boolean inputs, boolean actions, boolean step) {
        this.words = words;
        this.states = states;
        this.inputs = inputs;
        this.actions = actions;
        this.step = step;
    }

    String words() {
        return words;
    }

    boolean readsStates() {
        return states;
    }

    boolean readsInputs() {
        return inputs;
    }

    boolean readsActions() {
        return actions;
    }

    boolean knowsStep() {
        return step;
    }

    /// Whether it may read the voltage measured in the step before.
    boolean measures() {
        return this == OBSERVE || this == RULE;
    }
}
