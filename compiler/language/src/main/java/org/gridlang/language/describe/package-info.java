/// What a file means, told to people and to machines: one tree of descriptions, shown as text or as JSON.
@NullMarked
package org.gridlang.language.describe;

import org.jspecify.annotations.NullMarked;
