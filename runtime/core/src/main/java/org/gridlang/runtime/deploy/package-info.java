/// Policies that leave the house: the policy of one agent as ONNX, as C, and at work.
@NullMarked
package org.gridlang.runtime.deploy;

import org.jspecify.annotations.NullMarked;
