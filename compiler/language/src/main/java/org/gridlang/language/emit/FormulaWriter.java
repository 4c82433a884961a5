package org.gridlang.language.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.gridlang.language.ir.Condition;
import org.gridlang.language.ir.Formula;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;

/// Writes expressions on plain numbers: statements for what is used twice or long, then one expression for each
/// root.
final class FormulaWriter {
    private final Graph graph;
    private final BitSet needed;
    private final Variables variables;
    private final Function<Slot, CodeBlock> reads;
    private final LineComments comments;

    /// @param reads the code that reads a slot
    FormulaWriter(
            Graph graph,
            List<Integer> roots,
            NameAllocator names,
            Function<Slot, CodeBlock> reads,
            LineComments comments) {
        this.graph = graph;
        this.reads = reads;
        this.comments = comments;
        this.needed = graph.reachable(roots);
        this.variables = new Variables(
                graph,
                needed,
                roots,
                (operand, user) -> false,
                slot -> slot instanceof Slot.OtherSeries || slot instanceof Slot.KeyedSeries,
                names);
    }

    /// Writes `return` of a formula.
    static CodeBlock returning(Formula formula, NameAllocator names, Function<Slot, CodeBlock> reads, String file) {
        var body = CodeBlock.builder();
        var comments = new LineComments(file);
        var writer = new FormulaWriter(formula.graph(), List.of(formula.root()), names, reads, comments);
        writer.writeStatements(body);
        comments.write(formula.graph().origin(formula.root()), body);
        return body.addStatement("return $L", writer.value(formula.root())).build();
    }

    /// Declares the variables.
    void writeStatements(CodeBlock.Builder body) {
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            if (variables.has(number)) {
                comments.write(graph.origin(number), body);
                body.addStatement(
                        "double $L = $L",
                        variables.declare(number),
                        expression(number).code());
            }
        }
    }

    /// The value of a root, after the statements.
    CodeBlock value(int root) {
        return operand(root).code();
    }

    /// The truth value of a condition on roots, after the statements.
    CodeBlock value(Condition condition) {
        return switch (condition) {
            case Condition.Compare(var comparator, var left, var right) ->
                CodeBlock.of(
                        "$L $L $L",
                        operand(left).within(Emitted.Precedence.SUM),
                        ExpressionWriter.operator(comparator),
                        operand(right).within(Emitted.Precedence.SUM));
            case Condition.And(var left, var right) -> CodeBlock.of("($L) && ($L)", value(left), value(right));
            case Condition.Or(var left, var right) -> CodeBlock.of("($L) || ($L)", value(left), value(right));
            case Condition.Not(var operand) -> CodeBlock.of("!($L)", value(operand));
            case Condition.Truth(var value) -> CodeBlock.of("$L", value);
        };
    }

    private Emitted expression(int number) {
        return graph.node(number) instanceof Node.Read(Slot slot)
                ? Emitted.atom(reads.apply(slot), false)
                : ExpressionWriter.write(graph.node(number), this::operand);
    }

    private Emitted operand(int number) {
        return variables
                .name(number)
                .map(name -> Emitted.atom(CodeBlock.of("$L", name), false))
                .orElseGet(() -> expression(number));
    }
}
