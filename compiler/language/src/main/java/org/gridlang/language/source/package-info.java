/// Text as the user wrote it, and places in it.
@NullMarked
package org.gridlang.language.source;

import org.jspecify.annotations.NullMarked;
