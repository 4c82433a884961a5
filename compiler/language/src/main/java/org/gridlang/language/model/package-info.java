/// What a checked problem means: every name resolved, every dimension known, every number in SI.
@NullMarked
package org.gridlang.language.model;

import org.jspecify.annotations.NullMarked;
