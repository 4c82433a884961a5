package org.gridlang.language.document;

import static org.gridlang.language.document.Markdown.cell;
import static org.gridlang.language.document.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.syntax.DeviceMember;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// The part of a page about a device: a table for each role of its members.
final class DeviceSection {
    private static final int LEVEL = 3;

    private final List<List<String>> parameters = new ArrayList<>();
    private final List<List<String>> inputs = new ArrayList<>();
    private final List<List<String>> states = new ArrayList<>();
    private final List<List<String>> actions = new ArrayList<>();
    private final List<List<String>> equations = new ArrayList<>();
    private final List<String> observations = new ArrayList<>();

    private DeviceSection() {}

    static void write(Item.Device device, Markdown page) {
        page.heading(LEVEL, device.name().text());
        page.paragraph(device.documentation());
        var section = new DeviceSection();
        device.members().forEach(section::add);
        section.write(page);
    }

    private void write(Markdown page) {
        page.table(List.of("param", "dimension", "range", "default", "meaning"), parameters);
        page.table(List.of("input", "dimension", "meaning"), inputs);
        page.table(List.of("state", "dimension", "range", "at the start of a day", "meaning"), states);
        page.table(List.of("action", "dimension", "range", "left alone", "meaning"), actions);
        page.table(List.of("equation", "is", "meaning"), equations);
        if (!observations.isEmpty()) {
            page.paragraph("Observes " + String.join(", ", observations) + ".");
        }
    }

    private void add(DeviceMember member) {
        String meaning = cell(member.documentation());
        switch (member) {
            case DeviceMember.Param param ->
                parameters.add(List.of(
                        name(param.name()),
                        code(param.dimension().span()),
                        param.range().map(DeviceSection::range).orElse(""),
                        param.fallback().map(DeviceSection::expression).orElse(""),
                        meaning));
            case DeviceMember.Input input ->
                inputs.add(List.of(name(input.name()), code(input.dimension().span()), meaning));
            case DeviceMember.State state ->
                states.add(List.of(
                        name(state.name()),
                        code(state.dimension().span()),
                        state.range().map(DeviceSection::range).orElse(""),
                        expression(state.initial()),
                        meaning));
            case DeviceMember.Action action ->
                actions.add(List.of(
                        name(action.name()),
                        code(action.dimension().span()),
                        range(action.range()),
                        action.idle().map(DeviceSection::expression).orElse("the middle of what is feasible"),
                        meaning));
            case DeviceMember.Let let -> equation("let", let.name(), let.value(), meaning);
            case DeviceMember.Next next -> equation("next", next.state(), next.value(), meaning);
            case DeviceMember.Derivative der -> equation("der", der.state(), der.value(), meaning);
            case DeviceMember.Inject inject -> equation("inject", inject.quantity(), inject.value(), meaning);
            case DeviceMember.Observe observe -> observe.values().forEach(value -> observations.add(expression(value)));
            case DeviceMember.Limit limit -> equation("limit", limit.name(), limit.condition(), meaning);
            case DeviceMember.Cost cost ->
                equation(cost.terminal() ? "terminal" : "cost", cost.name(), cost.value(), meaning);
        }
    }

    private void equation(String role, Identifier name, Expression value, String meaning) {
        equations.add(List.of("`%s %s`".formatted(role, name.text()), expression(value), meaning));
    }

    private static String name(Identifier name) {
        return "`" + name.text() + "`";
    }

    private static String range(Expression.Range range) {
        return code(range.span());
    }

    private static String expression(Expression value) {
        return code(value.span());
    }
}
