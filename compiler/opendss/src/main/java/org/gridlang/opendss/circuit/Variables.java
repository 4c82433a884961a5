package org.gridlang.opendss.circuit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.syntax.Parameter;

/// Variables of `var @kv=4.16`, which stand for their values: `New Load.l kV=@kv bus1=@bus.1`.
final class Variables {
    private static final Pattern NAME = Pattern.compile("@[A-Za-z0-9_]+");

    private final Map<String, Parameter> values = new HashMap<>();
    private final Diagnostics out;

    Variables(Diagnostics out) {
        this.out = out;
    }

    void set(Parameter parameter) {
        values.put(parameter.name().toLowerCase(Locale.ROOT), parameter);
    }

    /// The same with values for variables; empty if one is not known, which is reported.
    Optional<Parameter> filled(Parameter parameter) {
        String text = parameter.value();
        if (text.indexOf('@') < 0 || !(parameter.quoted() || text.startsWith("@"))) {
            return Optional.of(parameter);
        }
        var whole = values.get(text.toLowerCase(Locale.ROOT));
        if (whole != null) {
            return Optional.of(parameter.withValue(whole.value(), parameter.quoted() || whole.quoted()));
        }
        for (MatchResult match : NAME.matcher(text).results().toList()) {
            if (!values.containsKey(match.group().toLowerCase(Locale.ROOT))) {
                out.add(unknown(parameter, match.group()));
                return Optional.empty();
            }
        }
        String filled = NAME.matcher(text).replaceAll(match -> {
            var value = values.get(match.group().toLowerCase(Locale.ROOT));
            return value == null ? "" : Matcher.quoteReplacement(value.value());
        });
        return Optional.of(parameter.withValue(filled, parameter.quoted()));
    }

    private Diagnostic unknown(Parameter parameter, String name) {
        List<String> known = values.keySet().stream().sorted().toList();
        return Diagnostic.error(
                        Code.O120,
                        parameter.valueSpan(),
                        "there is no variable %s%s".formatted(name, ValueReader.hint(name, known)))
                .note("needed", "var %s=... on a line before".formatted(name));
    }
}
