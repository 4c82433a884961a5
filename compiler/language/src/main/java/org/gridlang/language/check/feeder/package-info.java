/// Feeders: elements against their schema, overrides, the network that results.
@NullMarked
package org.gridlang.language.check.feeder;

import org.jspecify.annotations.NullMarked;
