@NullMarked
package org.gridlang.runtime.powerflow;

import org.jspecify.annotations.NullMarked;
