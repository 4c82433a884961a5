/// Impedance and capacitance of lines from what is known of them: sequence values, matrices, or the geometry of their
/// wires and cables over or in the ground.
///
/// Nothing here knows the text of a circuit. Lengths are in metres, impedances in ohm, capacitances in farad.
@NullMarked
package org.gridlang.opendss.line;

import org.jspecify.annotations.NullMarked;
