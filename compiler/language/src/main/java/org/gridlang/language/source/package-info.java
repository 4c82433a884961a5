/// Source texts, positions and spans.
@NullMarked
package org.gridlang.language.source;

import org.jspecify.annotations.NullMarked;
