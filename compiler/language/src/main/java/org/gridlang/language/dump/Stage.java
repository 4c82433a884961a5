package org.gridlang.language.dump;

import java.util.Locale;

/// A stage of the compiler whose result can be shown, in the order in which they run.
public enum Stage {
    /// The tree of the file itself, as read.
    AST,
    /// What the file means, in SI units.
    MODEL,
    /// Numbered operations, after differentiation and rewriting.
    IR,
    /// The generated classes.
    JAVA;

    /// As the command line spells it: `ast`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
