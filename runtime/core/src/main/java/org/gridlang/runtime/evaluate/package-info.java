/// Out-of-sample figures of policies and references.
@NullMarked
package org.gridlang.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
