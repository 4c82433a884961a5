/// The electrical network as data: buses, lines, transformers, regulators, capacitors, loads and the source, in
/// SI units.
///
/// The records describe; they do not solve. `org.gridlang.runtime.powerflow` turns them into equations.
@NullMarked
package org.gridlang.runtime.network;

import org.jspecify.annotations.NullMarked;
