/// Pictures of a solved feeder: what to show ([org.gridlang.runtime.report.plot.FlowView]), how to draw it
/// ([org.gridlang.runtime.report.plot.Drawing]), and two ways to put a drawing on paper, pixels and SVG.
@NullMarked
package org.gridlang.runtime.report.plot;

import org.jspecify.annotations.NullMarked;
