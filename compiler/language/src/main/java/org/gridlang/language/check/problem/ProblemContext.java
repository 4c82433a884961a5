package org.gridlang.language.check.problem;

import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.feeder.FeederChecker.FeederModel;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.TimeGrid;

/// What the parts of a problem share.
///
/// @param feederName name of its feeder in expressions
record ProblemContext(
        ModuleScope scope,
        Callables callables,
        Devices devices,
        Policies policies,
        SeriesChecker series,
        ElementSets sets,
        String feederName,
        FeederModel feeder,
        java.util.Optional<TimeGrid> time,
        Diagnostics out) {
    Units units() {
        return scope.units();
    }
}
