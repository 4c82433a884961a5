@NullMarked
package org.gridlang.runtime.control;

import org.jspecify.annotations.NullMarked;
