package org.gridlang.language.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.language.golden.Golden;
import org.junit.jupiter.api.Test;

/// What a failed expectation looks like.
final class FailureDrawingTest {
    @Test
    void valuesStandBelowTheText() {
        var file = Golden.area("testing").resolve("failures.grid");
        var checked = Pipeline.check(file);
        assertEquals("", new Renderer(false).render(checked.diagnostics()));
        var suite = TestSuite.run("failures.grid", checked.checked().orElseThrow(), title -> true);
        var text = new StringBuilder();
        for (var each : suite.cases()) {
            text.append(each.passed() ? "pass  " : "FAIL  ")
                    .append(each.title())
                    .append('\n');
            text.append(new Renderer(false).render(each.failures())).append('\n');
        }
        Golden.assertMatches(Golden.beside(file, ".out"), text.toString());
    }
}
