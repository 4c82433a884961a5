/// Trains and evaluates everything of a problem side by side, and says how sure the differences are.
@NullMarked
package org.gridlang.runtime.compare;

import org.jspecify.annotations.NullMarked;
