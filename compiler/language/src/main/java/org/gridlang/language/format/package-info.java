/// The canonical layout of a file: tokens and comments to a document, the document to lines of 120
/// columns.
@NullMarked
package org.gridlang.language.format;

import org.jspecify.annotations.NullMarked;
