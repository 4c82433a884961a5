@NullMarked
package org.gridlang.opendss.line;

import org.jspecify.annotations.NullMarked;
