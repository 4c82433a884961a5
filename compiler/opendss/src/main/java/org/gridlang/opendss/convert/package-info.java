/// From a circuit, as its files say it, to a network that can be solved.
///
/// Each kind of element has a class that knows the defaults of OpenDSS and the order in which its properties act. What
/// a
/// network cannot hold is an error or is listed as dropped; a default that was taken is listed too.
@NullMarked
package org.gridlang.opendss.convert;

import org.jspecify.annotations.NullMarked;
