/// The `grid` command: arguments, exit codes, terminal. It has no logic of its own.
@NullMarked
package org.gridlang.cli;

import org.jspecify.annotations.NullMarked;
