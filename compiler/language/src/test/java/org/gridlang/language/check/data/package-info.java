/// Tests of data from files.
@NullMarked
package org.gridlang.language.check.data;

import org.jspecify.annotations.NullMarked;
