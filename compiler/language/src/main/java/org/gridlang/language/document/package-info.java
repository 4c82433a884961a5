/// Reference pages of modules in Markdown, from their declarations and their documentation comments.
@NullMarked
package org.gridlang.language.document;

import org.jspecify.annotations.NullMarked;
