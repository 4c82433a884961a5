package org.gridlang.language.lint;

import java.util.HashSet;
import java.util.Set;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// What the value of a term in a device hangs on: with `let power = level * rating`, `power^2` hangs on `level` and
/// `rating`.
final class Dependencies {
    private final DeviceModel device;
    private final Set<Symbol> found = new HashSet<>();
    private final Set<Integer> lets = new HashSet<>();

    private Dependencies(DeviceModel device) {
        this.device = device;
    }

    /// All symbols but lets, which are followed.
    static Set<Symbol> of(DeviceModel device, Term term) {
        var dependencies = new Dependencies(device);
        dependencies.collect(term);
        return dependencies.found;
    }

    private void collect(Term term) {
        for (var reference : Terms.references(term)) {
            if (reference.symbol() instanceof Symbol.Let let) {
                if (lets.add(let.slot())) {
                    collect(device.lets().get(let.slot()).value());
                }
            } else {
                found.add(reference.symbol());
            }
        }
    }
}
