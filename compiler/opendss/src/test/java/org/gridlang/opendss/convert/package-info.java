@NullMarked
package org.gridlang.opendss.convert;

import org.jspecify.annotations.NullMarked;
