/// Exact derivatives of expressions, as expressions.
@NullMarked
package org.gridlang.language.differentiate;

import org.jspecify.annotations.NullMarked;
