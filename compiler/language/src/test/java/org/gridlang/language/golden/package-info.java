/// Comparison with files of expected text.
@NullMarked
package org.gridlang.language.golden;

import org.jspecify.annotations.NullMarked;
