/// Problems: time, populations, constraints, objective, experiments, evaluations, tests.
@NullMarked
package org.gridlang.language.check.problem;

import org.jspecify.annotations.NullMarked;
