package org.gridlang.opendss.circuit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.syntax.Parameter;

/// Gives the parameters of a command to an object: names in full, unnamed values the property behind the last one. Of
/// `New Circuit.c mvasc3=200000 210000` the second value is for `mvasc1`, which follows `mvasc3`.
final class Assignments {
    private final Variables variables;
    private final Diagnostics out;

    Assignments(Variables variables, Diagnostics out) {
        this.variables = variables;
        this.out = out;
    }

    void assign(ObjectBuilder object, List<Parameter> parameters) {
        Optional<PropertyTable> table = PropertyTable.of(object.kind());
        int next = 0;
        for (Parameter each : parameters) {
            Optional<Parameter> filled = variables.filled(each);
            Parameter parameter = filled.orElse(each);
            if (table.isEmpty()) {
                filled.ifPresent(
                        value -> object.assign(property(value, value.name().toLowerCase(Locale.ROOT))));
                continue;
            }
            Optional<String> name = parameter.name().isEmpty()
                    ? behind(table.get(), next, object, parameter)
                    : named(table.get(), object, parameter);
            if (name.isEmpty()) {
                // Where a name is wrong, unnamed values behind it cannot be given to anything.
                next = Integer.MAX_VALUE;
                continue;
            }
            next = table.get().place(name.get()) + 1;
            filled.ifPresent(value -> object.assign(property(value, name.get())));
        }
    }

    private static DssProperty property(Parameter parameter, String name) {
        return new DssProperty(name, 0, parameter.value(), parameter.quoted(), parameter.valueSpan());
    }

    private Optional<String> behind(PropertyTable table, int place, ObjectBuilder object, Parameter parameter) {
        if (place == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Optional<String> name = table.at(place);
        if (name.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.O109,
                            parameter.valueSpan(),
                            "no property of %s is left for this value"
                                    .formatted(object.kind().title()))
                    .note("why", "a value without a name is for the property behind the last one"));
        }
        return name;
    }

    private Optional<String> named(PropertyTable table, ObjectBuilder object, Parameter parameter) {
        List<String> meanings = table.meanings(parameter.name());
        if (meanings.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.O109,
                    parameter.nameSpan(),
                    "%s has no property \"%s\"%s"
                            .formatted(
                                    object.kind().title(),
                                    ValueReader.shown(parameter.name()),
                                    ValueReader.hint(parameter.name(), table.names()))));
            return Optional.empty();
        }
        if (meanings.size() > 1) {
            out.add(Diagnostic.warning(
                            Code.O109,
                            parameter.nameSpan(),
                            "\"%s\" is short for several properties and is read as %s"
                                    .formatted(parameter.name(), meanings.getFirst()))
                    .note("found", String.join(", ", meanings))
                    .note("why", "OpenDSS takes the first as well"));
        }
        return Optional.of(meanings.getFirst());
    }
}
