package org.gridlang.language.check.problem;

import java.util.Collection;
import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.series.SeriesNames;
import org.gridlang.language.syntax.Expression;

/// What stands right of `given x =`: a series, or a value of what was given before.
final class SeriesAndTestNames implements Names {
    private final SeriesNames series;
    private final TestNames tests;

    SeriesAndTestNames(SeriesNames series, TestNames tests) {
        this.series = series;
        this.tests = tests;
    }

    @Override
    public Optional<Meaning> find(Path path) {
        return series.find(path);
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        return tests.call(call, expressions).or(() -> series.call(call, expressions));
    }

    @Override
    public Collection<String> visible() {
        return series.visible();
    }

    @Override
    public boolean allowsSeries() {
        return true;
    }
}
