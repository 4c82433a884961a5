/// Searches for files that make the checker fail.
@NullMarked
package org.gridlang.fuzz;

import org.jspecify.annotations.NullMarked;
