package org.gridlang.language.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.gridlang.language.model.Term;

/// Expressions as numbered operations, equal ones shared. Operands have smaller numbers than what uses them, so
/// a walk in the order of numbers meets a value before its use, and one in reverse order all uses before the
/// value.
///
/// A graph only grows; numbers stay valid.
public final class Graph {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private Origin current = Origin.NONE;

    public int size() {
        return nodes.size();
    }

    public Node node(int number) {
        return nodes.get(number);
    }

    public Origin origin(int number) {
        return origins.get(number);
    }

    /// Sets the line from which the nodes added next come; returns the one before.
    public Origin from(Origin origin) {
        var before = current;
        current = origin;
        return before;
    }

    /// The number of this operation, added if new.
    public int add(Node node) {
        var known = numbers.get(node);
        if (known != null) {
            return known;
        }
        int number = nodes.size();
        for (int operand : node.operands()) {
            if (operand < 0 || operand >= number) {
                throw new IllegalArgumentException("node " + number + " reads node " + operand);
            }
        }
        nodes.add(node);
        origins.add(current);
        numbers.put(node, number);
        return number;
    }

    /// The number of this operation, if the graph has it.
    public Optional<Integer> find(Node node) {
        return Optional.ofNullable(numbers.get(node));
    }

    /// Suggests a name for the value in generated code; the first suggestion stays.
    public void name(int number, String name) {
        names.putIfAbsent(number, name);
    }

    public Optional<String> name(int number) {
        return Optional.ofNullable(names.get(number));
    }

    public int constant(double value) {
        return add(new Node.Constant(value));
    }

    public int read(Slot slot) {
        return add(new Node.Read(slot));
    }

    public int read(Storage storage, int index) {
        return read(new Slot.Cell(storage, index));
    }

    public int unary(UnaryOperation operation, int operand) {
        return add(new Node.Unary(operation, operand));
    }

    public int binary(BinaryOperation operation, int left, int right) {
        return add(new Node.Binary(operation, left, right));
    }

    public int sum(int left, int right) {
        return binary(BinaryOperation.ADD, left, right);
    }

    public int difference(int left, int right) {
        return binary(BinaryOperation.SUBTRACT, left, right);
    }

    public int product(int left, int right) {
        return binary(BinaryOperation.MULTIPLY, left, right);
    }

    public int quotient(int left, int right) {
        return binary(BinaryOperation.DIVIDE, left, right);
    }

    public int minimum(int left, int right) {
        return binary(BinaryOperation.MINIMUM, left, right);
    }

    public int maximum(int left, int right) {
        return binary(BinaryOperation.MAXIMUM, left, right);
    }

    /// `min(max(value, low), high)`; `value` where both bounds touch it, also if it is not a number.
    public int clamp(int value, int low, int high) {
        return minimum(maximum(value, low), high);
    }

    public int negation(int operand) {
        return unary(UnaryOperation.NEGATE, operand);
    }

    public int power(int base, double exponent) {
        return add(new Node.Power(base, exponent));
    }

    public int select(Term.Comparator comparator, int left, int right, int then, int otherwise) {
        return add(new Node.Select(comparator, left, right, then, otherwise));
    }

    /// Whether the node is this constant.
    public boolean is(int number, double value) {
        return node(number) instanceof Node.Constant constant && constant.value() == value;
    }

    /// The nodes that these need, themselves included.
    public BitSet reachable(Iterable<Integer> roots) {
        var found = new BitSet(size());
        roots.forEach(found::set);
        for (int number = found.length() - 1; number >= 0; number--) {
            if (found.get(number)) {
                node(number).operands().forEach(found::set);
            }
        }
        return found;
    }

    /// Whether the value of `root` depends on any slot that passes.
    public boolean reads(int root, Predicate<Slot> wanted) {
        var needed = reachable(List.of(root));
        return needed.stream().anyMatch(number -> node(number) instanceof Node.Read read && wanted.test(read.slot()));
    }

    /// Copies the expression `root` with reads replaced: `replacement` gives a node of this graph for the
    /// number of a read, or the number itself to leave it.
    public int substitute(int root, IntUnaryOperator replacement) {
        var needed = reachable(List.of(root));
        int[] copies = new int[root + 1];
        var before = current;
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            var node = node(number);
            if (node instanceof Node.Read) {
                copies[number] = replacement.applyAsInt(number);
            } else {
                current = origin(number);
                copies[number] = add(node.onto(operand -> copies[operand]));
            }
            if (copies[number] != number && names.containsKey(number)) {
                name(copies[number], names.get(number));
            }
        }
        current = before;
        return copies[root];
    }
}
