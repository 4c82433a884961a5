package org.gridlang.language.ir;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gridlang.language.model.Term;

/// One operation of a [Graph]; operands are numbers of earlier nodes. For example `soc + dt * p` is
/// `0: read state 0, 1: read dt, 2: read action 0, 3: 1 * 2, 4: 0 + 3`.
public sealed interface Node {
    /// Numbers of the nodes it reads, in order.
    List<Integer> operands();

    /// The same operation on other nodes.
    Node onto(IntUnaryOperator renumbering);

    record Constant(double value) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return this;
        }
    }

    record Read(Slot slot) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return this;
        }
    }

    record Unary(UnaryOperation operation, int operand) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return new Unary(operation, renumbering.applyAsInt(operand));
        }
    }

    record Binary(BinaryOperation operation, int left, int right) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return new Binary(operation, renumbering.applyAsInt(left), renumbering.applyAsInt(right));
        }
    }

    /// `base ^ exponent`; a negative base needs an integer exponent.
    record Power(int base, double exponent) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(base);
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return new Power(renumbering.applyAsInt(base), exponent);
        }
    }

    /// `then` if `left comparator right`, else `otherwise`; both branches are computed.
    record Select(Term.Comparator comparator, int left, int right, int then, int otherwise) implements Node {
        @Override
        public List<Integer> operands() {
            return List.of(left, right, then, otherwise);
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return new Select(
                    comparator,
                    renumbering.applyAsInt(left),
                    renumbering.applyAsInt(right),
                    renumbering.applyAsInt(then),
                    renumbering.applyAsInt(otherwise));
        }
    }

    /// A random draw of a series.
    record Draw(Term.Primitive kind, int primitive, List<Integer> arguments) implements Node {
        public Draw {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Integer> operands() {
            return arguments;
        }

        @Override
        public Node onto(IntUnaryOperator renumbering) {
            return new Draw(
                    kind,
                    primitive,
                    arguments.stream().map(renumbering::applyAsInt).toList());
        }
    }
}
