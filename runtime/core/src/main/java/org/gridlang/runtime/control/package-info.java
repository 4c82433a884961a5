/// Regulators and capacitors at work: the control loop around the power flow, in the order of their delays.
@NullMarked
package org.gridlang.runtime.control;

import org.jspecify.annotations.NullMarked;
