/// Tests as people and machines read them: what failed drawn below the text, reports for build servers.
@NullMarked
package org.gridlang.language.testing;

import org.jspecify.annotations.NullMarked;
