package org.gridlang.language.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;

/// A file cut into tokens.
///
/// @param tokens those the grammar sees, ended by the end of the file; what was wrong in itself is reported and
/// mended
/// @param disturbed where faults have been reported
record Scan(Places places, List<Token> tokens, Documentation documentation, Disturbed disturbed) {}
