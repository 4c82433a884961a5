package org.gridlang.language.check.device;

import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.unit.Units;

/// What all expressions of one device share.
record DeviceContext(
        Units units,
        Callables callables,
        Locality locality,
        DeviceSymbols symbols,
        InputSlots inputs,
        Diagnostics out) {
    /// Expressions in a role.
    Expressions in(Role role) {
        return new Expressions(units, new DeviceNames(this, role), callables, out);
    }
}
