/// Benchmarks of what the power flow keeps to itself.
@NullMarked
package org.gridlang.runtime.powerflow;

import org.jspecify.annotations.NullMarked;
