/// Expressions of numbers in SI units: what the device and the problem compute, without names, units or places
/// in the text.
@NullMarked
package org.gridlang.language.ir;

import org.jspecify.annotations.NullMarked;
