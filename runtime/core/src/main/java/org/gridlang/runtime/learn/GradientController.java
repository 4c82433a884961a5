package org.gridlang.runtime.learn;

/// A controller whose backward pass keeps the derivative by its actions.
interface GradientController extends Controller {
    int agents();

    /// Root mean square of an agent's derivatives in the last backward pass.
    double gradientSize(int agent);
}
