/// Pictures of a run; those of a solved feeder are in `plot`.
@NullMarked
package org.gridlang.runtime.report;

import org.jspecify.annotations.NullMarked;
