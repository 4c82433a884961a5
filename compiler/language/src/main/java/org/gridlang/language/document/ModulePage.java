package org.gridlang.language.document;

import static org.gridlang.language.document.Markdown.cell;
import static org.gridlang.language.document.Markdown.code;
import static org.gridlang.language.document.Markdown.oneLine;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;

/// The reference page of a module: for `library std.devices` a heading, its documentation, and a section for each kind
/// of
/// declaration in the order of the file.
public final class ModulePage {
    private static final int LEVEL = 3;

    private final SourceFile file;
    private final CheckedFile checked;
    private final Markdown page = new Markdown();

    private ModulePage(SourceFile file, CheckedFile checked) {
        this.file = file;
        this.checked = checked;
    }

    /// The page in Markdown.
    ///
    /// @param file what is written
    /// @param checked what it means; without faults
    public static String of(SourceFile file, CheckedFile checked) {
        return new ModulePage(file, checked).write();
    }

    private String write() {
        page.heading(1, file.name().text());
        page.paragraph(file.documentation());
        table("Dimensions", List.of("dimension", "is", "meaning"), Item.Dimension.class, ModulePage::row);
        table("Units", List.of("unit", "of", "is", "meaning"), Item.Unit.class, ModulePage::row);
        sections("Devices", Item.Device.class, device -> DeviceSection.write(device, page));
        sections("Functions", Item.Function.class, this::function);
        sections("Profiles", Item.Series.class, this::profile);
        sections("Rules", Item.Rule.class, rule -> RuleSection.write(rule, page));
        sections("Rules with other params", Item.ChangedRule.class, rule -> RuleSection.write(rule, page));
        sections("Feeders", Item.Feeder.class, this::feeder);
        var tests = all(Item.Test.class);
        if (!tests.isEmpty()) {
            page.heading(2, "What its tests hold");
            page.list(tests.stream().map(test -> test.title().value()).toList());
        }
        return page.toString();
    }

    private <T extends Item> List<T> all(Class<T> kind) {
        return file.items().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends Item> void table(String title, List<String> head, Class<T> kind, Function<T, List<String>> row) {
        var items = all(kind);
        if (!items.isEmpty()) {
            page.heading(2, title);
            page.table(head, items.stream().map(row).toList());
        }
    }

    private <T extends Item> void sections(String title, Class<T> kind, Consumer<T> write) {
        var items = all(kind);
        if (!items.isEmpty()) {
            page.heading(2, title);
            items.forEach(write);
        }
    }

    private void function(Item.Function function) {
        callable(
                function.name().text(),
                function.parameters(),
                function.dimension(),
                function.definition(),
                function.documentation());
    }

    private void profile(Item.Series profile) {
        callable(
                profile.name().text(),
                profile.parameters(),
                profile.dimension(),
                profile.definition(),
                profile.documentation());
    }

    private void feeder(Item.Feeder feeder) {
        var network = checked.feeders().get(feeder.name().text());
        FeederSection.write(feeder, Objects.requireNonNull(network), page);
    }

    private void callable(
            String name,
            List<Item.Parameter> parameters,
            DimensionExpression dimension,
            Expression definition,
            String documentation) {
        page.heading(LEVEL, name);
        page.paragraph("`%s(%s): %s`"
                .formatted(
                        name,
                        String.join(
                                ", ",
                                parameters.stream().map(ModulePage::declared).toList()),
                        oneLine(dimension.span())));
        page.paragraph(documentation);
        page.paragraph("Is " + code(definition.span()) + ".");
    }

    private static String declared(Item.Parameter parameter) {
        return parameter.name().text() + ": " + oneLine(parameter.dimension().span())
                + parameter
                        .fallback()
                        .map(value -> " = " + oneLine(value.span()))
                        .orElse("");
    }

    private static List<String> row(Item.Dimension dimension) {
        String tag = (dimension.reactive() ? "reactive " : "") + (dimension.point() ? "point " : "");
        return List.of(
                "`" + dimension.name().text() + "`",
                dimension
                        .definition()
                        .map(each -> "`" + tag + oneLine(each.span()) + "`")
                        .orElse("a base dimension"),
                cell(dimension.documentation()));
    }

    private static List<String> row(Item.Unit unit) {
        String scale = unit.scale().map(each -> oneLine(each.span())).orElse("");
        String zero = unit.zero().map(each -> " from " + oneLine(each.span())).orElse("");
        return List.of(
                "`" + unit.name().text() + "`",
                unit.dimension().map(each -> code(each.span())).orElse(""),
                scale.isEmpty() ? "" : "`" + scale + zero + "`",
                cell(unit.documentation()));
    }
}
