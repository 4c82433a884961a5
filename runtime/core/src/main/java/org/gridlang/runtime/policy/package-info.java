/// One small neural network per agent: storage, evaluation, derivatives and optimisation.
///
/// For example, a population of 500 batteries with observations of 10 numbers and one action has a
/// [PolicyBank][org.gridlang.runtime.policy.PolicyBank] of the shape 10-64-64-1; each thread owns a
/// [Workspace][org.gridlang.runtime.policy.Workspace] and works through its agents with
/// [PolicyKernels][org.gridlang.runtime.policy.PolicyKernels], which is fused vector code in `float`. The plain
/// twin of everything is [PolicyBank64][org.gridlang.runtime.policy.PolicyBank64] with
/// [PlainPolicy][org.gridlang.runtime.policy.PlainPolicy], in `double`: it is what gradients are checked
/// against.
///
/// Bits: every result is the same before and after just-in-time compilation and on any thread. To that end the
/// kernels use only operations that IEEE 754 defines exactly (`+ - * /`, square root, fused multiply-add), and
/// never `lanewise(TANH)` or `reduceLanes(ADD)`, whose rounding is up to the compiler. Across machines with a
/// different vector length, sums over units are ordered differently, so results agree to rounding only.
@NullMarked
package org.gridlang.runtime.policy;

import org.jspecify.annotations.NullMarked;
