/// What is allowed and yet doubtful.
@NullMarked
package org.gridlang.language.check.lint;

import org.jspecify.annotations.NullMarked;
