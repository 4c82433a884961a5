/// Expressions as Java source; the only package that knows the code writer.
@NullMarked
package org.gridlang.language.emit;

import org.jspecify.annotations.NullMarked;
