@NullMarked
package org.gridlang.runtime.report.plot;

import org.jspecify.annotations.NullMarked;
