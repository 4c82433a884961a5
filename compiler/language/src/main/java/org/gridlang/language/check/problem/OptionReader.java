package org.gridlang.language.check.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.Option;
import org.gridlang.language.model.OptionTable;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.problem.Experiment;

/// Reads `gradmap(epochs: 10)` by the tables of what may be written.
final class OptionReader {
    private final Units units;
    private final Diagnostics out;

    OptionReader(Units units, Diagnostics out) {
        this.units = units;
        this.out = out;
    }

    /// The settings written; reports all that is wrong with them.
    ///
    /// @param what what is chosen: `algorithm`
    <T> Optional<T> read(Expression written, String what, List<OptionTable<T>> tables) {
        var names = tables.stream().map(OptionTable::name).toList();
        return call(written, what, names).flatMap(call -> {
            var name = ((Expression.Name) call.callee()).text();
            return settings(call, tables.get(names.indexOf(name)));
        });
    }

    private <T> Optional<T> settings(Expression.Call call, OptionTable<T> table) {
        var entries = Entries.of(call, table.optionNames(), units, out);
        var values = new HashMap<String, Object>();
        boolean sound = true;
        for (var option : table.options()) {
            var written = entries.find(option.name());
            if (written.isPresent()) {
                var value = value(entries, option, written.get());
                value.ifPresent(each -> values.put(option.name(), each));
                sound &= value.isPresent();
            }
        }
        return sound ? Optional.of(table.build(values)) : Optional.empty();
    }

    private Optional<?> value(Entries entries, Option option, Expression written) {
        return switch (option) {
            case Option.Whole whole -> entries.whole(written, whole.name(), whole.least(), whole.most());
            case Option.Decimal number -> entries.number(written, number.name(), number.least(), number.most());
            case Option.Span span -> span(entries, span, written);
            case Option.Choice choice ->
                word(written, "choice for " + choice.name(), choice.words()).map(choice::constant);
            case Option.Switch onOff ->
                word(written, "choice for " + onOff.name(), List.of("on", "off"))
                        .map("on"::equals);
        };
    }

    /// From the first pass to the last; one number holds it.
    private static Optional<Experiment.Span> span(Entries entries, Option.Span option, Expression written) {
        var first = written instanceof Expression.Range range ? range.low() : written;
        var last = written instanceof Expression.Range range ? range.high() : written;
        var start = entries.number(first, option.name(), option.least(), option.most());
        var end = first.equals(last) ? start : entries.number(last, option.name(), option.least(), option.most());
        return start.isPresent() && end.isPresent()
                ? Optional.of(new Experiment.Span(start.get(), end.get()))
                : Optional.empty();
    }

    /// One of some words.
    Optional<String> word(Expression written, String what, List<String> known) {
        return call(written, what, known).map(call -> ((Expression.Name) call.callee()).text());
    }

    /// The call that a setting is, parentheses or not; reports anything else.
    Optional<Expression.Call> call(Expression written, String what, List<String> known) {
        if (written instanceof Expression.Name name) {
            written = new Expression.Call(written.span(), name, List.of());
        }
        if (written instanceof Expression.Call call && call.callee() instanceof Expression.Name name) {
            if (known.contains(name.text())) {
                return Optional.of(call);
            }
            var fault = Diagnostic.error(
                            Code.X101,
                            name.span(),
                            "there is no " + what + " \"" + name.text() + "\"" + Suggestion.hint(name.text(), known))
                    .note("known", String.join(", ", known));
            out.add(Suggestion.nearest(name.text(), known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                    .orElse(fault));
            return Optional.empty();
        }
        out.add(Diagnostic.error(Code.X101, written.span(), "the " + what + " is one of " + String.join(", ", known)));
        return Optional.empty();
    }
}
