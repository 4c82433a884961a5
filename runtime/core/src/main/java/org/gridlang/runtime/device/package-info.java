/// What the generated code of a device type implements, and the arrays it works on.
@NullMarked
package org.gridlang.runtime.device;

import org.jspecify.annotations.NullMarked;
