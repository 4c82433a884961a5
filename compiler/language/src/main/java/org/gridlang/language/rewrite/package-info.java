/// Equal expressions that cost less.
@NullMarked
package org.gridlang.language.rewrite;

import org.jspecify.annotations.NullMarked;
