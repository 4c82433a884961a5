package org.gridlang.runtime.powerflow;

/// The workspace of a solver for one block of scenarios, and the constants its kernels read.
///
/// Per element `at = 2 * element * lanes` points at two vectors: real then imaginary parts, or active then
/// reactive power. [FloatBlock] is the same in single precision.
final class DoubleBlock {
    /// Zero slot, node slots, element slots: see [ElementSlots].
    final double[] work;
    /// Offset in `work` of the first element's slot.
    final int elementOffset;
    /// Offsets in `work` of the voltages at both ends of each element.
    final int[] first;
    final int[] second;
    /// Offsets in `work` of the adjoint at both ends of each element.
    final int[] adjointFirst;
    final int[] adjointSecond;
    /// Nodes at both ends of each element; the second may be [Element#GROUND].
    final int[] node;
    final int[] otherNode;
    /// No-load voltage across each element: real, imaginary.
    final double[] noLoad;
    /// Per element `zP`, `zI/u0`, `zZ/u0^2`.
    final double[] zip;

    final double[] power;
    final double[] deviation;
    final double[] phi;
    final double[] conjugateB;
    final double[] directA;
    final double[] seed;
    final double[] adjoint;
    /// Per lane.
    final double[] change;
    final double[] size;

    DoubleBlock(PowerFlowModel model, ElementSlots slots, int lanes) {
        int slot = 2 * lanes;
        work = new double[slots.count() * slot];
        elementOffset = slots.firstElement() * slot;
        first = RowProgram.times(slots.first(), slot);
        second = RowProgram.times(slots.second(), slot);
        adjointFirst = RowProgram.times(slots.adjointFirst(), slot);
        adjointSecond = RowProgram.times(slots.adjointSecond(), slot);
        node = model.elements().stream().mapToInt(Element::node).toArray();
        otherNode = model.elements().stream().mapToInt(Element::otherNode).toArray();
        int elements = model.elementCount();
        noLoad = new double[2 * elements];
        zip = new double[3 * elements];
        for (var element : model.elements()) {
            int at = element.index();
            double rated = element.ratedPerUnit();
            noLoad[2 * at] = model.noLoadRe(element);
            noLoad[2 * at + 1] = model.noLoadIm(element);
            zip[3 * at] = element.shares().power();
            zip[3 * at + 1] = element.shares().current() / rated;
            zip[3 * at + 2] = element.shares().impedance() / (rated * rated);
        }
        power = new double[elements * slot];
        deviation = new double[elements * slot];
        phi = new double[elements * slot];
        conjugateB = new double[elements * slot];
        directA = new double[elements * slot];
        seed = new double[elements * slot];
        adjoint = new double[elements * slot];
        change = new double[lanes];
        size = new double[lanes];
    }
}
