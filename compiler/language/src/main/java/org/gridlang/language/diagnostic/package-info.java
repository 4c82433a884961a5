/// What is wrong with a file, as data.
@NullMarked
package org.gridlang.language.diagnostic;

import org.jspecify.annotations.NullMarked;
