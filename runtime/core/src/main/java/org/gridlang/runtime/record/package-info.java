/// The run folder: what a training leaves on disk, and reading it back.
@NullMarked
package org.gridlang.runtime.record;

import org.jspecify.annotations.NullMarked;
