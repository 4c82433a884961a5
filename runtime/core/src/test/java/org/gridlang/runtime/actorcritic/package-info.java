@NullMarked
package org.gridlang.runtime.actorcritic;

import org.jspecify.annotations.NullMarked;
