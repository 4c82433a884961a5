package org.gridlang.language.ir;

import java.util.BitSet;

/// Tells which nodes of a growing graph are the same on every day: those that read parameters and the step
/// length only. They are computed once for all lanes.
public final class Invariance {
    private final Graph graph;
    private final BitSet invariant = new BitSet();
    private int decided;

    public Invariance(Graph graph) {
        this.graph = graph;
    }

    public boolean of(int number) {
        for (; decided <= number; decided++) {
            invariant.set(decided, decide(graph.node(decided)));
        }
        return invariant.get(number);
    }

    private boolean decide(Node node) {
        return switch (node) {
            case Node.Read(Slot.Cell(Storage storage, int index)) -> storage == Storage.PARAMETER;
            case Node.Read(Slot slot) -> slot instanceof Slot.StepLength;
            case Node.Draw draw -> false;
            case Node.Constant constant -> true;
            case Node.Unary unary -> invariant.get(unary.operand());
            case Node.Binary binary -> invariant.get(binary.left()) && invariant.get(binary.right());
            case Node.Power power -> invariant.get(power.base());
            case Node.Select select -> select.operands().stream().allMatch(invariant::get);
        };
    }
}
