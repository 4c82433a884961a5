/// Each stage of the compiler as stable text that people and tests can read.
@NullMarked
package org.gridlang.language.dump;

import org.jspecify.annotations.NullMarked;
