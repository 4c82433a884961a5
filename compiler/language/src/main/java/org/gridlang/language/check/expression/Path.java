package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;

/// A dotted name: `price`, `bus.v_pu`, `net.source.p`.
public record Path(Span span, List<Identifier> parts) {
    public Path {
        parts = List.copyOf(parts);
    }

    /// The path that an expression is; empty if it is something else.
    public static Optional<Path> of(Expression expression) {
        var parts = new ArrayList<Identifier>();
        var rest = expression;
        while (rest instanceof Expression.Member member) {
            parts.addFirst(member.member());
            rest = member.target();
        }
        if (!(rest instanceof Expression.Name name)) {
            return Optional.empty();
        }
        parts.addFirst(new Identifier(name.span(), name.text()));
        return Optional.of(new Path(expression.span(), parts));
    }

    /// Its first part.
    public Identifier root() {
        return parts.getFirst();
    }

    public int length() {
        return parts.size();
    }

    public String part(int index) {
        return parts.get(index).text();
    }

    /// `net.source.p`.
    public String text() {
        return String.join(".", parts.stream().map(Identifier::text).toList());
    }
}
