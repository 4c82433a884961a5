/// JMH benchmarks; they run by hand, never in the tests.
@NullMarked
package org.gridlang.runtime.bench;

import org.jspecify.annotations.NullMarked;
