package org.gridlang.language.ir;

/// The line of the user's file that an expression comes from, kept for comments in generated code.
///
/// @param file as named to people, for example `std/devices.grid`
/// @param line from 1; 0 where there is no line
/// @param text the line, trimmed
public record Origin(String file, int line, String text) {
    /// Of expressions that no line states.
    public static final Origin NONE = new Origin("", 0, "");
}
