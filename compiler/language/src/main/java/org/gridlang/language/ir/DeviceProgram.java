package org.gridlang.language.ir;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.device.DeviceShape;

/// A device type as expressions: everything that its generated class does.
///
/// @param origin its declaration
/// @param documentation its doc comment, Markdown
/// @param routines what has been derived so far: lowering leaves the forward ones, differentiation adds the
/// backward ones
/// @param rules a routine for each rule of the shape, in its order
public record DeviceProgram(
        Origin origin,
        String documentation,
        DeviceShape shape,
        Graph graph,
        List<Routine> routines,
        List<Routine> rules) {
    public DeviceProgram {
        routines = List.copyOf(routines);
        rules = List.copyOf(rules);
    }

    /// The routine of this kind.
    public Routine routine(Routine.Kind kind) {
        for (var routine : routines) {
            if (routine.kind() == kind) {
                return routine;
            }
        }
        throw new IllegalStateException(shape.name() + " has no routine " + kind);
    }

    /// The same with more routines.
    public DeviceProgram with(List<Routine> more) {
        var all = new ArrayList<>(routines);
        all.addAll(more);
        return new DeviceProgram(origin, documentation, shape, graph, all, rules);
    }
}
