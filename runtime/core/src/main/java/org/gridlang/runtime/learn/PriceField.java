package org.gridlang.runtime.learn;

/// What the Lagrangian adds to the cost for each watched quantity, through its derivative.
@FunctionalInterface
interface PriceField {
    /// Nothing is added: the gradient is that of the cost.
    PriceField NONE = (row, step, lane, value) -> 0;

    /// Derivative of a day's Lagrangian by the value of a row at a step of a day (lane), in money per unit of
    /// the quantity.
    double derivative(int row, int step, int lane, double value);
}
