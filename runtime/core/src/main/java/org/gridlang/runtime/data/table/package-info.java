/// Tables of data from files: read from CSV and Parquet, checked row by row, laid onto the time axis, resampled.
@NullMarked
package org.gridlang.runtime.data.table;

import org.jspecify.annotations.NullMarked;
