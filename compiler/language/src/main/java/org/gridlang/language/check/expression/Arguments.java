package org.gridlang.language.check.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;

/// Matches the arguments of a call to the names of its parameters: first those without a name, in order, then
/// by name.
public final class Arguments {
    private Arguments() {}

    /// Argument by parameter name; empty if some do not fit, which is then reported.
    public static Optional<Map<String, Expression>> match(
            String function, Span at, List<String> parameters, List<Expression.Argument> arguments, Diagnostics out) {
        var matched = new LinkedHashMap<String, Expression>();
        boolean fits = true;
        boolean named = false;
        int position = 0;
        for (var argument : arguments) {
            if (argument.name().isEmpty()) {
                if (named) {
                    out.add(Diagnostic.error(
                            Code.N105, argument.span(), "an argument without a name stands after one with a name"));
                    fits = false;
                } else if (position >= parameters.size()) {
                    out.add(Diagnostic.error(
                            Code.N105,
                            argument.span(),
                            function + " takes " + count(parameters) + describe(parameters)));
                    fits = false;
                } else {
                    matched.put(parameters.get(position), argument.value());
                }
                position++;
                continue;
            }
            named = true;
            var name = argument.name().get();
            if (!parameters.contains(name.text())) {
                var fault = Diagnostic.error(
                                Code.N105,
                                name.span(),
                                function + " has no argument \"" + name.text() + "\""
                                        + Suggestion.hint(name.text(), parameters))
                        .note("takes", parameters.isEmpty() ? "no arguments" : String.join(", ", parameters));
                out.add(Suggestion.nearest(name.text(), parameters)
                        .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                        .orElse(fault));
                fits = false;
            } else if (matched.put(name.text(), argument.value()) != null) {
                out.add(Diagnostic.error(
                        Code.N105, name.span(), "the argument " + name.text() + " of " + function + " is given twice"));
                fits = false;
            }
        }
        return fits ? Optional.of(matched) : Optional.empty();
    }

    private static String count(List<String> parameters) {
        return switch (parameters.size()) {
            case 0 -> "no arguments";
            case 1 -> "one argument";
            default -> parameters.size() + " arguments";
        };
    }

    private static String describe(List<String> parameters) {
        return parameters.isEmpty() ? "" : ": " + String.join(", ", parameters);
    }
}
