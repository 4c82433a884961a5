/// What is allowed and yet doubtful.
@NullMarked
package org.gridlang.language.lint;

import org.jspecify.annotations.NullMarked;
