package org.gridlang.language.syntax;

import java.util.List;
import java.util.NavigableSet;
import org.antlr.v4.runtime.Token;

/// A file cut into tokens.
///
/// @param tokens those the grammar sees, ended by the end of the file; what was wrong in itself is reported and mended
/// @param disturbed starts of the tokens near which a fault has been reported: what else seems wrong there is silent
record Scan(Places places, List<Token> tokens, Documentation documentation, NavigableSet<Integer> disturbed) {}
