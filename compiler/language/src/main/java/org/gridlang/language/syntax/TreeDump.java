package org.gridlang.language.syntax;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// A tree as nested lists, `(Number 5.0 (UnitExpression (Factor "kW" 1)))`, without spans.
public final class TreeDump {
    private static final int WIDTH = 110;

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private TreeDump() {}

    /// The text of any tree made of records, ended by a line feed; the same for trees that say the same.
    public static String of(Record tree) {
        var text = new StringBuilder();
        write(shown(tree), "", text);
        return text.append('\n').toString();
    }

    /// A list on its way to text.
    ///
    /// @param head what stands behind the opening bracket; the whole of what has no parts and no brackets
    /// @param width of the text if it stands on one line
    private record Shown(boolean bracketed, String head, List<Shown> parts, int width) {
        static Shown word(String text) {
            return new Shown(false, text, List.of(), text.length());
        }

        static Shown list(String head, List<Shown> parts) {
            int separators = parts.size() - (head.isEmpty() && !parts.isEmpty() ? 1 : 0);
            int width = 2 + head.length() + separators;
            return new Shown(
                    true,
                    head,
                    parts,
                    width + parts.stream().mapToInt(Shown::width).sum());
        }
    }

    private static Shown shown(Object value) {
        return switch (value) {
            case Identifier name -> Shown.word(name.text());
            case Record node ->
                Shown.list(
                        node.getClass().getSimpleName(),
                        parts(node).stream().map(TreeDump::shown).toList());
            case List<?> list ->
                Shown.list("", list.stream().map(TreeDump::shown).toList());
            case String text -> Shown.word("\"" + text.replace("\n", "\\n") + "\"");
            default -> Shown.word(value.toString());
        };
    }

    private static void write(Shown node, String indent, StringBuilder text) {
        if (!node.bracketed || indent.length() + node.width <= WIDTH) {
            writeFlat(node, text);
            return;
        }
        text.append('(').append(node.head);
        String deeper = indent + "  ";
        for (Shown part : node.parts) {
            text.append('\n').append(deeper);
            write(part, deeper, text);
        }
        text.append(')');
    }

    private static void writeFlat(Shown node, StringBuilder text) {
        text.append(node.bracketed ? "(" : "").append(node.head);
        String separator = node.head.isEmpty() ? "" : " ";
        for (Shown part : node.parts) {
            text.append(separator);
            writeFlat(part, text);
            separator = " ";
        }
        text.append(node.bracketed ? ")" : "");
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
        for (var component : COMPONENTS.get(node.getClass())) {
            try {
                values.add(component.getAccessor().invoke(node));
            } catch (IllegalAccessException | InvocationTargetException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return values;
    }
}
