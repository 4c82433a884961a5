/// The files a problem consists of: its own, those it imports, and the standard library.
@NullMarked
package org.gridlang.language.library;

import org.jspecify.annotations.NullMarked;
