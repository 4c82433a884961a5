package org.gridlang.runtime.powerflow;

/// The workspace of a solver for one block of scenarios, and the constants its kernels read.
///
/// Per element `at = 2 * element * lanes` points at two vectors: real then imaginary parts, or active then
/// reactive power.
final class FloatBlock {
    /// Zero slot, node slots, element slots: see [ElementSlots].
    final float[] work;
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
    final float[] noLoad;
    /// Per element `zP`, `zI/u0`, `zZ/u0^2`.
    final float[] zip;

    final float[] power;
    final float[] deviation;
    final float[] phi;
    final float[] conjugateB;
    final float[] directA;
    final float[] seed;
    final float[] adjoint;
    /// Per lane.
    final float[] change;
    final float[] size;

    FloatBlock(PowerFlowModel model, ElementSlots slots, int lanes) {
        int slot = 2 * lanes;
        work = new float[slots.count() * slot];
        elementOffset = slots.firstElement() * slot;
        first = RowProgram.times(slots.first(), slot);
        second = RowProgram.times(slots.second(), slot);
        adjointFirst = RowProgram.times(slots.adjointFirst(), slot);
        adjointSecond = RowProgram.times(slots.adjointSecond(), slot);
        node = model.elements().stream().mapToInt(Element::node).toArray();
        otherNode = model.elements().stream().mapToInt(Element::otherNode).toArray();
        int elements = model.elementCount();
        noLoad = new float[2 * elements];
        zip = new float[3 * elements];
        for (var element : model.elements()) {
            int at = element.index();
            double rated = element.ratedPerUnit();
            noLoad[2 * at] = (float) model.noLoadRe(element);
            noLoad[2 * at + 1] = (float) model.noLoadIm(element);
            zip[3 * at] = (float) element.shares().power();
            zip[3 * at + 1] = (float) (element.shares().current() / rated);
            zip[3 * at + 2] = (float) (element.shares().impedance() / (rated * rated));
        }
        power = new float[elements * slot];
        deviation = new float[elements * slot];
        phi = new float[elements * slot];
        conjugateB = new float[elements * slot];
        directA = new float[elements * slot];
        seed = new float[elements * slot];
        adjoint = new float[elements * slot];
        change = new float[lanes];
        size = new float[lanes];
    }
}
