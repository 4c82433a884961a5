/// The pipeline, the stages in order.
@NullMarked
package org.gridlang.language.compile;

import org.jspecify.annotations.NullMarked;
