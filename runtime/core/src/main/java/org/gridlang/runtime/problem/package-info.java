/// What the generated class of a problem implements: network, populations, constraints, objective, experiments.
@NullMarked
package org.gridlang.runtime.problem;

import org.jspecify.annotations.NullMarked;
