/// From trees to the checked model: one entry, [org.gridlang.language.check.Checker], that runs small stages in
/// order.
@NullMarked
package org.gridlang.language.check;

import org.jspecify.annotations.NullMarked;
