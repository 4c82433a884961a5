/// The numerics of reinforcement learning that know nothing of networks of wires: advantages and returns, and the
/// losses of actors and critics, each stated through its derivative at the outputs of a network.
///
/// Samples of an agent are steps x days, `sample = step * days + day`, and lie agent-major:
/// `[agent][sample][component]`. Rewards are what is *gained*, so money spent is negative.
@NullMarked
package org.gridlang.runtime.actorcritic;

import org.jspecify.annotations.NullMarked;
