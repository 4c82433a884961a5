package org.gridlang.language.check.expression;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;

/// What may be named at one place of a file: the params of a device in its equations, the attributes of a load
/// in a
/// `where`.
public interface Names {
    /// The meaning of a path here; empty if it is unknown and nothing has been reported.
    Optional<Meaning> find(Path path);

    /// Names to suggest for a misspelt one.
    Collection<String> visible();

    /// A call that only this place knows, such as `mean(price, next 6 h)` in a device.
    default Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        return Optional.empty();
    }

    /// An index that only this place knows, such as `price[+1 h]`.
    default Optional<Meaning> index(Expression.Index index, Expressions expressions) {
        return Optional.empty();
    }

    /// A member of something that is not a plain name, such as `bus("149").v_pu`.
    default Optional<Meaning> member(Expression.Member member, Expressions expressions) {
        return Optional.empty();
    }

    /// Whether templates of series may be called here.
    default boolean allowsSeries() {
        return false;
    }

    /// Whether `dt` means the step here, so that a missing factor of time can be mended.
    default boolean knowsStep() {
        return false;
    }

    /// Where the dimension of a symbol was declared.
    default Optional<Span> declaration(Symbol symbol) {
        return Optional.empty();
    }

    /// A place where only numbers and units may be used.
    static Names constants() {
        return new Names() {
            @Override
            public Optional<Meaning> find(Path path) {
                return Optional.empty();
            }

            @Override
            public Collection<String> visible() {
                return List.of();
            }
        };
    }
}
