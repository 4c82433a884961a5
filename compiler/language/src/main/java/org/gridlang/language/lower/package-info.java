/// From the checked model to expressions: names become slots, equations become steps, ranges become feasible
/// intervals.
@NullMarked
package org.gridlang.language.lower;

import org.jspecify.annotations.NullMarked;
