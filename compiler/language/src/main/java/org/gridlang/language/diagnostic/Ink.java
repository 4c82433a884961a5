package org.gridlang.language.diagnostic;

/// Colours of a terminal (ECMA-48 select graphic rendition), or none.
enum Ink {
    ERROR("1;31"),
    WARNING("1;33"),
    HEADLINE("1"),
    SECONDARY("34"),
    GUTTER("34"),
    HELP("1;32");

    private final String sequence;

    Ink(String sequence) {
        this.sequence = sequence;
    }

    String on(String text, boolean colour) {
        return colour && !text.isBlank() ? "\u001B[" + sequence + "m" + text + "\u001B[0m" : text;
    }
}
