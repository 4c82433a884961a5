package org.gridlang.language.check.device;

import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.runtime.data.SeriesColumn;

/// Looks ahead in a series that is known for the day: `price[+1 h]`, `mean(price, next 6 h)`, `max(price,
/// today)`.
final class Views {
    private final DeviceContext context;
    private final DeviceNames names;
    private final Expressions expressions;

    Views(DeviceContext context, DeviceNames names, Expressions expressions) {
        this.context = context;
        this.names = names;
        this.expressions = expressions;
    }

    Meaning later(Expression.Index index) {
        var slot = slot(index.target());
        if (slot.isEmpty() || index.indices().size() != 1) {
            if (slot.isPresent()) {
                context.out()
                        .add(Diagnostic.error(
                                Code.D114,
                                index.span(),
                                "a series is looked up by one offset, for example price[+1 h]"));
            }
            return Meaning.FAULT;
        }
        return view(
                index.span(),
                slot.get(),
                SeriesColumn.Kind.LATER,
                index.indices().getFirst(),
                "this offset");
    }

    /// Empty if the call is not a statistic of a series.
    Optional<Meaning> statistic(Expression.Call call) {
        if (!(call.callee() instanceof Expression.Name callee)
                || call.arguments().size() != 2) {
            return Optional.empty();
        }
        var span = call.arguments().get(1).value();
        boolean today = span instanceof Expression.Name name && name.text().equals("today");
        boolean next = span instanceof Expression.Window;
        if (!today && !next) {
            if (callee.text().equals("mean")) {
                context.out()
                        .add(Diagnostic.error(
                                Code.D114,
                                call.span(),
                                "a mean is taken of a series over a time: mean(price, next 6 h) or "
                                        + "mean(price, today)"));
                return Optional.of(Meaning.FAULT);
            }
            return Optional.empty();
        }
        var kind = switch (callee.text()) {
            case "mean" -> today ? SeriesColumn.Kind.TODAY_MEAN : SeriesColumn.Kind.NEXT_MEAN;
            case "min" -> today ? SeriesColumn.Kind.TODAY_MINIMUM : SeriesColumn.Kind.NEXT_MINIMUM;
            case "max" -> today ? SeriesColumn.Kind.TODAY_MAXIMUM : SeriesColumn.Kind.NEXT_MAXIMUM;
            default -> null;
        };
        if (kind == null) {
            context.out()
                    .add(Diagnostic.error(
                            Code.D114,
                            call.span(),
                            "over a time a series has a mean, a min and a max, not a " + callee.text()));
            return Optional.of(Meaning.FAULT);
        }
        var slot = slot(call.arguments().getFirst().value());
        if (slot.isEmpty()) {
            return Optional.of(Meaning.FAULT);
        }
        if (span instanceof Expression.Window window) {
            return Optional.of(view(call.span(), slot.get(), kind, window.duration(), "this window"));
        }
        return Optional.of(made(call.span(), slot.get(), kind, 0));
    }

    private Optional<Integer> slot(Expression target) {
        var slot = names.slot(target);
        if (slot.isPresent()) {
            return slot;
        }
        // An unknown name is reported as such; only what is known and no series is reported here.
        if (expressions.term(target).isPresent()) {
            context.out()
                    .add(Diagnostic.error(
                                    Code.D114,
                                    target.span(),
                                    "only an input or a signal can be looked up at another time")
                            .note("why", "the device's own future depends on what it does"));
        }
        return Optional.empty();
    }

    private Meaning view(Span span, int slot, SeriesColumn.Kind kind, Expression duration, String subject) {
        var time = context.units().dimension("Time");
        var seconds =
                expressions.constant(duration, time, Purpose.of(subject, "how far a series is looked ahead is a Time"));
        if (seconds.isEmpty()) {
            return Meaning.FAULT;
        }
        if (seconds.get() < 0 || (seconds.get() == 0 && kind != SeriesColumn.Kind.LATER)) {
            context.out()
                    .add(Diagnostic.error(
                            Code.D114,
                            duration.span(),
                            kind == SeriesColumn.Kind.LATER
                                    ? "a series is looked up now or later, not in the past"
                                    : "this window has no length"));
            return Meaning.FAULT;
        }
        return made(span, slot, kind, seconds.get());
    }

    private Meaning made(Span span, int slot, SeriesColumn.Kind kind, double seconds) {
        var input = context.inputs().get(slot);
        if (input.source() instanceof DeviceModel.Source.Clock || input.source() instanceof DeviceModel.Source.View) {
            context.out()
                    .add(Diagnostic.error(
                            Code.D114, span, "only an input or a signal can be looked up at another time"));
            return Meaning.FAULT;
        }
        return new Meaning.Quantity(context.inputs()
                .use(span, span.text(), input.dimension(), new DeviceModel.Source.View(slot, kind, seconds)));
    }
}
