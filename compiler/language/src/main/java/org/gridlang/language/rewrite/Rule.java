package org.gridlang.language.rewrite;

import java.util.OptionalInt;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Invariance;
import org.gridlang.language.ir.Node;

/// One way to write an operation more cheaply. Its value stays the same for all finite operands, up to
/// rounding.
@FunctionalInterface
interface Rule {
    /// The number of an equal node; empty means unchanged.
    ///
    /// @param node an operation that is not in the graph yet, on operands that are
    OptionalInt apply(Node node, Target target);

    /// The graph under construction.
    interface Target {
        Graph graph();

        Invariance invariance();

        /// Adds a node, itself rewritten.
        int add(Node node);

        default int constant(double value) {
            return add(new Node.Constant(value));
        }
    }
}
