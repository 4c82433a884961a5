/// Exogenous series: what a day looks like before anybody acts.
@NullMarked
package org.gridlang.runtime.data;

import org.jspecify.annotations.NullMarked;
