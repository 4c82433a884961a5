package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;

/// The assignments of an object, one list for each command line that made them.
///
/// OpenDSS computes what follows from assignments at the end of a command: `New Load.a kW=100 kvar=50` and then
/// `Load.a.kW=200` keeps the power factor, `kW=200 kvar=50` in one line does not. A command is a line of a file.
final class Commands {
    private Commands() {}

    static List<List<DssProperty>> of(DssObject object) {
        var commands = new ArrayList<List<DssProperty>>();
        DssProperty last = null;
        for (var property : object.properties()) {
            if (last == null
                    || !last.span().source().equals(property.span().source())
                    || last.span().line() != property.span().line()) {
                commands.add(new ArrayList<>());
            }
            commands.getLast().add(property);
            last = property;
        }
        return commands;
    }
}
