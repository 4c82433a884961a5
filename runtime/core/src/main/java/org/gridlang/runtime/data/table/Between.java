package org.gridlang.runtime.data.table;

/// How the rows of a file become the value of a step of the problem.
public enum Between {
    /// The row in force at the start of the step.
    HOLD,
    /// The point at the start of the step on the straight line from row to row.
    LINEAR,
    /// The mean over the step of rows that each hold until the next: keeps energy, whatever the two steps.
    MEAN
}
