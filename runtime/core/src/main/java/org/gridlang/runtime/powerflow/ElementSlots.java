package org.gridlang.runtime.powerflow;

import java.util.List;
import java.util.function.ToIntFunction;

/// Where voltages, adjoints and currents stand in the workspace of an iteration: slot 0 stays zero, then one slot per
/// position of an order of elimination, then one per element.
///
/// @param count of all slots
/// @param firstElement slot of the first element's current
/// @param first slot of the node at each element's first end
/// @param second slot at its other end
/// @param adjointFirst as `first`, where a node without an equation of its own counts as ground: the forward solve
/// injects nothing there, and by transposition the adjoint reads nothing there
/// @param adjointSecond as `second`, likewise
record ElementSlots(int count, int firstElement, int[] first, int[] second, int[] adjointFirst, int[] adjointSecond) {
    /// @param position of each node in the order of elimination
    /// @param grounded nodes without an equation of their own
    static ElementSlots of(PowerFlowModel model, int[] position, List<Integer> grounded) {
        int[] first = slots(model, position, Element::node);
        int[] second = slots(model, position, Element::otherNode);
        int firstElement = 1 + position.length;
        return new ElementSlots(
                firstElement + model.elementCount(),
                firstElement,
                first,
                second,
                without(first, position, grounded),
                without(second, position, grounded));
    }

    private static int[] slots(PowerFlowModel model, int[] position, ToIntFunction<Element> end) {
        return model.elements().stream()
                .mapToInt(end)
                .map(node -> node == Element.GROUND ? 0 : 1 + position[node])
                .toArray();
    }

    private static int[] without(int[] slots, int[] position, List<Integer> grounded) {
        int[] changed = slots.clone();
        for (int node : grounded) {
            for (int element = 0; element < changed.length; element++) {
                if (changed[element] == 1 + position[node]) {
                    changed[element] = 0;
                }
            }
        }
        return changed;
    }
}
