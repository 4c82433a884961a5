package org.gridlang.language.differentiate;

import org.gridlang.language.ir.ProblemProgram;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.model.Symbol;

/// Adds the derivatives of a problem's objective with respect to what the network decides, and of its devices.
public final class ProblemDifferentiation {
    private ProblemDifferentiation() {}

    public static ProblemProgram differentiate(ProblemProgram problem) {
        return new ProblemProgram(
                problem.origin(),
                problem.name(),
                problem.documentation(),
                problem.seed(),
                problem.time(),
                problem.network(),
                problem.regulation(),
                problem.data(),
                problem.columns(),
                problem.unbound(),
                problem.loadPower(),
                problem.devices().stream()
                        .map(DeviceDifferentiation::differentiate)
                        .toList(),
                problem.populations(),
                problem.constraints(),
                networkCost(problem.networkCost()),
                problem.experiments(),
                problem.evaluations());
    }

    private static ProblemProgram.NetworkCost networkCost(ProblemProgram.NetworkCost cost) {
        return new ProblemProgram.NetworkCost(
                cost.graph(),
                cost.value(),
                derivative(cost, Symbol.Quantity.SOURCE_ACTIVE),
                derivative(cost, Symbol.Quantity.SOURCE_REACTIVE),
                derivative(cost, Symbol.Quantity.LOSSES));
    }

    private static int derivative(ProblemProgram.NetworkCost cost, Symbol.Quantity quantity) {
        return Forward.differentiate(cost.graph(), cost.value(), new Slot.Network(quantity));
    }
}
