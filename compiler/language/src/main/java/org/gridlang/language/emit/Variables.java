package org.gridlang.language.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;

/// Decides which nodes of a method become variables, and names them.
final class Variables {
    /// More operations than this on one line are hard to read.
    private static final int LONGEST_LINE = 4;

    /// Tells whether an operand must be a variable because of who uses it.
    @FunctionalInterface
    interface Boundary {
        boolean separates(int operand, int user);
    }

    private final Graph graph;
    private final NameAllocator names;
    private final BitSet chosen = new BitSet();
    private final Map<Integer, String> declared = new HashMap<>();
    private int unnamed;

    /// @param reads the reads that become variables in any case
    Variables(
            Graph graph,
            BitSet needed,
            List<Integer> roots,
            Boundary boundary,
            Predicate<Slot> reads,
            NameAllocator names) {
        this.graph = graph;
        this.names = names;
        int[] uses = new int[graph.size()];
        var separated = new BitSet();
        roots.forEach(root -> uses[root]++);
        needed.stream()
                .forEach(user -> graph.node(user).operands().forEach(operand -> {
                    uses[operand]++;
                    if (boundary.separates(operand, user)) {
                        separated.set(operand);
                    }
                }));
        int[] operations = new int[graph.size()];
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            var node = graph.node(number);
            if (node instanceof Node.Constant) {
                continue;
            }
            int count = length(node)
                    + node.operands().stream()
                            .mapToInt(each -> operations[each])
                            .sum();
            boolean isChosen = node instanceof Node.Read(Slot slot)
                    ? reads.test(slot)
                    : uses[number] > 1
                            || separated.get(number)
                            || graph.name(number).isPresent()
                            || count > LONGEST_LINE;
            chosen.set(number, isChosen);
            operations[number] = isChosen ? 0 : count;
        }
    }

    /// How much of a line an operation fills: a choice is long.
    private static int length(Node node) {
        return switch (node) {
            case Node.Select select -> 3;
            case Node.Binary(BinaryOperation operation, int left, int right)
            when operation == BinaryOperation.MINIMUM || operation == BinaryOperation.MAXIMUM -> 2;
            case Node.Binary binary -> 1;
            case Node.Unary unary -> 1;
            case Node.Power power -> 1;
            case Node.Draw draw -> 2;
            case Node.Read read -> 0;
            case Node.Constant constant -> 0;
        };
    }

    boolean has(int number) {
        return chosen.get(number);
    }

    /// Names the variable of a node; at its declaration.
    String declare(int number) {
        var name = names.newName(graph.name(number).map(JavaNames::variable).orElseGet(() -> "part" + ++unnamed));
        declared.put(number, name);
        return name;
    }

    /// The variable, if the node has one that is declared.
    Optional<String> name(int number) {
        return Optional.ofNullable(declared.get(number));
    }
}
