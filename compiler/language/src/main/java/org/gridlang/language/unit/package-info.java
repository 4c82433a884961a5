/// Dimensions with exact exponents, units, and their arithmetic.
@NullMarked
package org.gridlang.language.unit;

import org.jspecify.annotations.NullMarked;
