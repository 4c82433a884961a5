package org.gridlang.language.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Slot;

/// Evaluates an expression before and after rewriting on random values: a rule that changes a value fails even
/// where the expected form of its test is wrong too.
final class RewriteVerifier {
    private static final long SEED = 20_260_427;

    private RewriteVerifier() {}

    /// The rewritten root, after checking that it has the same values.
    static Rewriter.Rewritten verified(Graph graph, int root, Rule rule) {
        return verified(graph, root, Rewriter.rewrite(graph, List.of(root), rule));
    }

    static Rewriter.Rewritten verified(Graph graph, int root) {
        return verified(graph, root, Rewriter.rewrite(graph, List.of(root)));
    }

    private static Rewriter.Rewritten verified(Graph graph, int root, Rewriter.Rewritten rewritten) {
        var random = new Random(SEED);
        for (int draw = 0; draw < 100; draw++) {
            double shift = random.nextInt(3) - 1;
            double scale = 2 * random.nextDouble();
            ToDoubleFunction<Slot> values = slot -> shift + scale * Math.sin(17.0 * (slot.hashCode() % 1000));
            double before = Interpreter.evaluate(graph, root, values);
            double after = Interpreter.evaluate(rewritten.graph(), rewritten.of(root), values);
            if (Double.isFinite(before)) {
                assertEquals(before, after, 1e-12 * Math.max(1, Math.abs(before)), () -> "seed " + SEED);
            }
        }
        return rewritten;
    }
}
