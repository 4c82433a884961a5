/// The tree of a file as it was written, and the reader that makes it from text.
@NullMarked
package org.gridlang.language.syntax;

import org.jspecify.annotations.NullMarked;
