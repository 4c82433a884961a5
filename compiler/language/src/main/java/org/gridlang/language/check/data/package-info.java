/// Data from files: `csv(...)` and `parquet(...)`, what they ask for, what they found, which days they cover.
@NullMarked
package org.gridlang.language.check.data;

import org.jspecify.annotations.NullMarked;
