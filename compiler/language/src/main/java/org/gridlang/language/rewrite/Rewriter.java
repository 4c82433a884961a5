package org.gridlang.language.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridlang.language.ir.DeviceProgram;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Invariance;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Routine;

/// Rewrites expressions into equal ones that cost less, into a new graph that holds nothing else. Operands come
/// first, so a rule sees rewritten operands.
public final class Rewriter {
    private final List<Rule> rules;

    private Rewriter(List<Rule> rules) {
        this.rules = rules;
    }

    /// A graph and where the expressions asked for are in it.
    ///
    /// @param numbers the new number of each root
    public record Rewritten(Graph graph, Map<Integer, Integer> numbers) {
        public Rewritten {
            numbers = Map.copyOf(numbers);
        }

        /// The new number of a root.
        public int of(int root) {
            return Objects.requireNonNull(numbers.get(root));
        }

        private Routine of(Routine routine) {
            return new Routine(
                    routine.kind(),
                    routine.stores().stream()
                            .map(store -> new Routine.Store(
                                    store.target(), of(store.value()), store.accumulate(), store.origin()))
                            .toList());
        }
    }

    /// The device with all its routines rewritten.
    public static DeviceProgram rewrite(DeviceProgram device) {
        var roots = Stream.concat(device.routines().stream(), device.rules().stream())
                .flatMap(routine -> routine.roots().stream())
                .distinct()
                .toList();
        var rewritten = rewrite(device.graph(), roots);
        return new DeviceProgram(
                device.origin(),
                device.documentation(),
                device.shape(),
                rewritten.graph(),
                device.routines().stream().map(rewritten::of).toList(),
                device.rules().stream().map(rewritten::of).toList());
    }

    /// The expressions rewritten.
    public static Rewritten rewrite(Graph graph, List<Integer> roots) {
        return new Rewriter(Rules.ALL).apply(graph, roots);
    }

    /// The expressions rewritten by one rule alone; to test it.
    static Rewritten rewrite(Graph graph, List<Integer> roots, Rule rule) {
        return new Rewriter(List.of(rule)).apply(graph, roots);
    }

    private Rewritten apply(Graph source, List<Integer> roots) {
        var target = new Growing(rules);
        int[] numbers = new int[source.size()];
        var needed = source.reachable(roots);
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            target.graph().from(source.origin(number));
            int copy = target.add(source.node(number).onto(operand -> numbers[operand]));
            numbers[number] = copy;
            source.name(number).ifPresent(name -> target.graph().name(copy, name));
        }
        var result = new HashMap<Integer, Integer>();
        roots.forEach(root -> result.put(root, numbers[root]));
        return new Rewritten(target.graph(), result);
    }

    private record Growing(List<Rule> rules, Graph graph, Invariance invariance) implements Rule.Target {
        Growing(List<Rule> rules) {
            this(rules, new Graph());
        }

        private Growing(List<Rule> rules, Graph graph) {
            this(rules, graph, new Invariance(graph));
        }

        @Override
        public int add(Node node) {
            for (var rule : rules) {
                var replaced = rule.apply(node, this);
                if (replaced.isPresent()) {
                    return replaced.getAsInt();
                }
            }
            return graph.add(node);
        }
    }
}
