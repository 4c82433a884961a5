package org.gridlang.language.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;

/// A file cut into tokens.
///
/// @param tokens those the grammar sees, ended by the end of the file; what was wrong in itself is reported and
/// mended
/// @param comments `//` and `///` alike, in order
/// @param disturbed where faults have been reported
record Scan(
        Places places, List<Token> tokens, List<Token> comments, Documentation documentation, Disturbed disturbed) {}
