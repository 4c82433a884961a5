@NullMarked
package org.gridlang.runtime.network;

import org.jspecify.annotations.NullMarked;
