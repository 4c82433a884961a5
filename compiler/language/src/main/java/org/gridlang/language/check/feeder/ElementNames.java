package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Units;

/// Names bound to elements of a network, on top of what a place knows without them.
public final class ElementNames implements Names {
    private final Map<String, NetworkElement> bound;
    private final Names outer;
    private final Units units;

    public ElementNames(Map<String, NetworkElement> bound, Names outer, Units units) {
        this.bound = new LinkedHashMap<>(bound);
        this.outer = outer;
        this.units = units;
    }

    @Override
    public Optional<Meaning> find(Path path) {
        var element = bound.get(path.part(0));
        if (element == null) {
            return outer.find(path);
        }
        return path.length() == 2 ? element.attribute(path.part(1), path.span(), units) : Optional.empty();
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        return outer.call(call, expressions);
    }

    @Override
    public Collection<String> visible() {
        var names = new ArrayList<String>();
        bound.forEach((name, element) -> element.attributes().forEach(attribute -> names.add(name + "." + attribute)));
        names.addAll(outer.visible());
        return names;
    }
}
