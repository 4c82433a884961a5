/// Tests of data tables.
@NullMarked
package org.gridlang.runtime.data.table;

import org.jspecify.annotations.NullMarked;
