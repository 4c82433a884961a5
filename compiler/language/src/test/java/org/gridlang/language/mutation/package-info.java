/// Changes good programs a token at a time, to see that the checker finds it.
@NullMarked
package org.gridlang.language.mutation;

import org.jspecify.annotations.NullMarked;
