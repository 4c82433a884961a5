/// Pictures of a run.
@NullMarked
package org.gridlang.runtime.report;

import org.jspecify.annotations.NullMarked;
