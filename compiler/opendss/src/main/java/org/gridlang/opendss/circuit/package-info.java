/// A circuit as OpenDSS files define it: objects with all their properties, not yet a network.
@NullMarked
package org.gridlang.opendss.circuit;

import org.jspecify.annotations.NullMarked;
