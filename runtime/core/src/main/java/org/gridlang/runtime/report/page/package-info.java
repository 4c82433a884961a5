/// The page of a run or of a comparison, and the same pictures as images.
@NullMarked
package org.gridlang.runtime.report.page;

import org.jspecify.annotations.NullMarked;
