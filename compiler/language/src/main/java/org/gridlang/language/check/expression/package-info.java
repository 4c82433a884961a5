/// Expressions: names, dimensions, functions, intervals of values.
@NullMarked
package org.gridlang.language.check.expression;

import org.jspecify.annotations.NullMarked;
