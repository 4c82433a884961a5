package org.gridlang.language.syntax;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// A tree as nested lists, `(Number 5.0 (UnitExpression (Factor "kW" 1)))`, without spans.
public final class TreeDump {
    private static final int WIDTH = 110;

    private TreeDump() {}

    public static String of(Record node) {
        return render(node, "") + "\n";
    }

    private static String render(Object value, String indent) {
        String flat = flat(value);
        if (indent.length() + flat.length() <= WIDTH || !(value instanceof Record || value instanceof List<?>)) {
            return flat;
        }
        var parts = value instanceof Record node ? parts(node) : (List<?>) value;
        String head = value instanceof Record ? "(" + value.getClass().getSimpleName() : "(";
        var text = new StringBuilder(head);
        for (Object part : parts) {
            text.append('\n').append(indent).append("  ").append(render(part, indent + "  "));
        }
        return text.append(')').toString();
    }

    private static String flat(Object value) {
        return switch (value) {
            case Identifier name -> name.text();
            case Record node -> {
                var words = new ArrayList<String>();
                words.add(node.getClass().getSimpleName());
                parts(node).forEach(part -> words.add(flat(part)));
                yield "(" + String.join(" ", words) + ")";
            }
            case List<?> list ->
                "(" + String.join(" ", list.stream().map(TreeDump::flat).toList()) + ")";
            case String text -> "\"" + text.replace("\n", "\\n") + "\"";
            default -> value.toString();
        };
    }

    /// The components that say something: no spans, and the content of what is optional.
    private static List<Object> parts(Record node) {
        var parts = new ArrayList<Object>();
        for (Object value : components(node)) {
            Object content = value instanceof Optional<?> optional
                    ? optional.map(Object.class::cast).orElse("-")
                    : value;
            if (!(content instanceof Span || content instanceof SourceText || content.equals(""))) {
                parts.add(content);
            }
        }
        return parts;
    }

    /// All components of a record, in order.
    public static List<Object> components(Record node) {
        var values = new ArrayList<Object>();
        for (var component : node.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(node));
            } catch (IllegalAccessException | InvocationTargetException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return values;
    }
}
