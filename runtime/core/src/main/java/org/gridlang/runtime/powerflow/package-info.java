/// Three-phase power flow of many scenarios at once, and its exact derivatives.
///
/// A [PowerFlowModel] turns a network into nodes, elements and one factorised admittance matrix. A solver
/// ([DoubleFlowSolver], [FloatFlowSolver], or the plain [PlainFlowSolver]) finds the voltages of a batch of
/// scenarios by the fixed point
///
/// ```
/// V <- w - Z C' i(C V),     i = conj(s) phi(u),     phi = zP/conj(u) + zI u/(|u| u0) + zZ u/u0^2
/// ```
///
/// where `Z` is the inverse of the admittance matrix, `w` the no-load voltage, `u = C V` the voltage across
/// each element and `s = p + jq` its *consumption*; the adjoint differentiates it implicitly. The form is that
/// of the Z-bus method with wye and delta ZIP loads (Bazrafshan and Gatsis, arXiv 1605.08511; Bernstein et al.,
/// arXiv 1702.03310).
///
/// Everything is computed in deviations from the no-load voltage, which single precision resolves to 1e-8 per
/// unit.
///
/// Where that does not converge, a damped iteration takes over, then Newton's method ([FlowStatus] says which); of what
/// has
/// no solution, a [FlowFailure] says how much of it the network carries. Scenarios with taps and capacitors of their
/// own
/// are solved by a [SettingFlow].
@NullMarked
package org.gridlang.runtime.powerflow;

import org.jspecify.annotations.NullMarked;
