package org.gridlang.cli;

import java.util.List;

/// All commands, in the order of the help text.
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of();
    }
}
