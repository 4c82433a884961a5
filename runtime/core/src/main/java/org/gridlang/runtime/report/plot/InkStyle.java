package org.gridlang.runtime.report.plot;

import java.util.Locale;

/// The style sheet of the roles of ink: `--muted` and its like as variables, for a light page and a dark one, and
/// classes `s-muted` for strokes and `f-muted` for fillings.
public final class InkStyle {
    private InkStyle() {}

    /// The rules.
    public static String css() {
        var light = new StringBuilder();
        var dark = new StringBuilder();
        var classes = new StringBuilder();
        for (var role : Ink.Role.values()) {
            light.append(variable(role, role.onWhite()));
            dark.append(variable(role, role.onDark()));
            classes.append(
                    String.format(Locale.ROOT, ".s-%1$s{stroke:var(--%1$s)}.f-%1$s{fill:var(--%1$s)}%n", role.word()));
        }
        return ":root{color-scheme:light dark;" + light + "}\n@media (prefers-color-scheme:dark){:root{" + dark + "}}\n"
                + classes;
    }

    private static String variable(Ink.Role role, int rgb) {
        return "--" + role.word() + ":" + SvgWriter.hex(rgb) + ";";
    }
}
