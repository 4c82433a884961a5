/// Named random streams derived from the root seed.
@NullMarked
package org.gridlang.runtime.random;

import org.jspecify.annotations.NullMarked;
