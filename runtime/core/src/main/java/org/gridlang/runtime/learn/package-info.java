/// Training of policies through the differentiable network: rollout, exact gradients, proximal epochs,
/// multipliers.
@NullMarked
package org.gridlang.runtime.learn;

import org.jspecify.annotations.NullMarked;
