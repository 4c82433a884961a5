package org.gridlang.language.testing;

import java.util.List;
import java.util.function.Predicate;
import org.gridlang.language.compile.TestResult;
import org.gridlang.language.compile.TestRunner;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.source.Span;

/// How the tests of one file went.
///
/// @param file as its user names it
/// @param faults of the file; with errors among them no test has run
/// @param cases in the order of the file
public record TestSuite(String file, List<Diagnostic> faults, List<Case> cases) {
    public TestSuite {
        faults = List.copyOf(faults);
        cases = List.copyOf(cases);
    }

    /// One test.
    ///
    /// @param failures one for each expectation that does not hold, with its values drawn below it
    public record Case(String title, Span span, double seconds, List<Diagnostic> failures) {
        public Case {
            failures = List.copyOf(failures);
        }

        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /// Runs those tests of a checked file whose titles are wanted.
    public static TestSuite run(String file, CheckedFile checked, Predicate<String> wanted) {
        var chosen = checked.withTests(test -> wanted.test(test.title()));
        var faults = new Diagnostics();
        var measures = checked.units().measures();
        var cases = TestRunner.run(chosen, faults).stream()
                .map(result -> new Case(
                        result.title(),
                        result.span(),
                        result.seconds(),
                        result.failures().stream()
                                .map((TestResult.Failure each) -> FailureDrawing.of(each, measures))
                                .toList()))
                .toList();
        return new TestSuite(file, faults.sorted(), cases);
    }

    /// A file whose tests cannot run.
    public static TestSuite faulty(String file, List<Diagnostic> faults) {
        return new TestSuite(file, faults, List.of());
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    public int failed() {
        return (int) cases.stream().filter(each -> !each.passed()).count();
    }

    public double seconds() {
        return cases.stream().mapToDouble(Case::seconds).sum();
    }
}
