package org.gridlang.language.lint;

import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.library.LoadedModules;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;

/// Looks through a file without errors for what is allowed and yet doubtful: a state that no policy sees, an import
/// that nothing uses. Only the file that was asked for is looked through, not what it imports.
public final class Lints {
    private Lints() {}

    /// Adds a warning for each doubt.
    public static void check(LoadedModules loaded, CheckedFile checked, Diagnostics out) {
        var text = loaded.root().text();
        UnusedNames.check(loaded, checked, out);
        checked.devices().values().stream()
                .filter(each -> each.span().source().equals(text))
                .forEach(each -> {
                    DeviceLints.check(each, checked.units(), out);
                    Kinks.check(each, out);
                    InexactSteps.check(each, out);
                });
        checked.problem().ifPresent(each -> problem(loaded, checked, each, out));
    }

    private static void problem(LoadedModules loaded, CheckedFile checked, ProblemModel problem, Diagnostics out) {
        var root = loaded.root();
        new ProblemLints(root.text(), problem, out).check();
        PriceLints.check(root.text(), problem, checked, out);
        UnusedData.check(root, problem, checked.data().tables(), out);
        LooseLimits.check(root, problem, checked.units(), out);
        AgentsAndFeeder.check(problem, checked.units(), out);
    }
}
