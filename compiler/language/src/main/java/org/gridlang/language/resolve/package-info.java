/// Which declaration each module sees under which name.
@NullMarked
package org.gridlang.language.resolve;

import org.jspecify.annotations.NullMarked;
