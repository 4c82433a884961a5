package org.gridlang.language.diagnostic;

import java.util.Arrays;
import java.util.List;

/// What a code is about, told by its first letter: `U203` is about units and dimensions.
public enum Area {
    /// S1xx.
    SYNTAX('S', "Writing a file"),
    /// M1xx.
    MODULES('M', "Files, modules and packages"),
    /// N1xx.
    NAMES('N', "Names, calls and entries"),
    /// U2xx.
    UNITS('U', "Units and dimensions"),
    /// D1xx.
    DEVICES('D', "Devices"),
    /// L1xx.
    LOCALITY('L', "What a device can know"),
    /// P1xx.
    POPULATIONS('P', "Populations"),
    /// F1xx.
    FEEDERS('F', "Feeders"),
    /// T1xx.
    TIME('T', "Time, series and data"),
    /// C1xx.
    CONSTRAINTS('C', "Constraints and the objective"),
    /// X1xx.
    EXPERIMENTS('X', "Training and evaluation"),
    /// R1xx.
    TESTS('R', "Tests"),
    /// O1xx where a file is read, O2xx where it becomes a network.
    OPENDSS('O', "OpenDSS files"),
    /// W1xx.
    LINTS('W', "Doubtful, though allowed (grid check --strict)");

    private final char letter;
    private final String title;

    Area(char letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    /// The area of a code.
    public static Area of(Code code) {
        return Arrays.stream(values())
                .filter(each -> code.name().charAt(0) == each.letter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("diagnostic: " + code + " belongs to no area"));
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// Its codes, in order.
    public List<Code> codes() {
        return Arrays.stream(Code.values()).filter(each -> of(each) == this).toList();
    }
}
