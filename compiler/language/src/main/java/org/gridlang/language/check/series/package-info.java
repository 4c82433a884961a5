/// Series templates and functions, expanded where they are called.
@NullMarked
package org.gridlang.language.check.series;

import org.jspecify.annotations.NullMarked;
