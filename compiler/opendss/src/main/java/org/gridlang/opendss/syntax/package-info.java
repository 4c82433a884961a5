/// The text of OpenDSS files: commands, their parameters, and what a value says.
@NullMarked
package org.gridlang.opendss.syntax;

import org.jspecify.annotations.NullMarked;
