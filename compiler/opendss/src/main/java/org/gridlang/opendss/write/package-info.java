/// From a network to text: OpenDSS files and feeders of the Gridlang language.
@NullMarked
package org.gridlang.opendss.write;

import org.jspecify.annotations.NullMarked;
