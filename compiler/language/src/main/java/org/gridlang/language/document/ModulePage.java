package org.gridlang.language.document;

import static org.gridlang.language.document.Markdown.cell;
import static org.gridlang.language.document.Markdown.code;
import static org.gridlang.language.document.Markdown.oneLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final List<List<String>> dimensions = new ArrayList<>();
    private final List<List<String>> units = new ArrayList<>();
    private final List<String> tests = new ArrayList<>();

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
        file.items().forEach(this::collect);
        if (!dimensions.isEmpty()) {
            page.heading(2, "Dimensions");
            page.table(List.of("dimension", "is", "meaning"), dimensions);
        }
        if (!units.isEmpty()) {
            page.heading(2, "Units");
            page.table(List.of("unit", "of", "is", "meaning"), units);
        }
        section("Devices", Item.Device.class);
        section("Functions", Item.Function.class);
        section("Profiles", Item.Series.class);
        section("Rules", Item.Rule.class);
        section("Rules with other params", Item.ChangedRule.class);
        section("Feeders", Item.Feeder.class);
        if (!tests.isEmpty()) {
            page.heading(2, "What its tests hold");
            page.list(tests);
        }
        return page.toString();
    }

    private void section(String title, Class<? extends Item> kind) {
        var items = file.items().stream().filter(kind::isInstance).toList();
        if (!items.isEmpty()) {
            page.heading(2, title);
            items.forEach(this::write);
        }
    }

    /// What shares a table with others of its kind.
    private void collect(Item item) {
        switch (item) {
            case Item.Dimension dimension -> dimensions.add(row(dimension));
            case Item.Unit unit -> units.add(row(unit));
            case Item.Test test -> tests.add(test.title().value());
            case Item.Device device -> {}
            case Item.Function function -> {}
            case Item.Series series -> {}
            case Item.Feeder feeder -> {}
            case Item.Rule rule -> {}
            case Item.ChangedRule rule -> {}
            case Item.Seed seed -> {}
            case Item.Time time -> {}
            case Item.Population population -> {}
            case Item.Constrain constrain -> {}
            case Item.Objective objective -> {}
            case Item.Train train -> {}
            case Item.Evaluate evaluate -> {}
        }
    }

    /// What has a section of its own.
    private void write(Item item) {
        switch (item) {
            case Item.Device device -> DeviceSection.write(device, page);
            case Item.Rule rule -> RuleSection.write(rule, page);
            case Item.ChangedRule rule -> RuleSection.write(rule, page);
            case Item.Function function ->
                callable(
                        function.name().text(),
                        function.parameters(),
                        function.dimension(),
                        function.definition(),
                        function.documentation());
            case Item.Series series ->
                callable(
                        series.name().text(),
                        series.parameters(),
                        series.dimension(),
                        series.definition(),
                        series.documentation());
            case Item.Feeder feeder ->
                FeederSection.write(
                        feeder,
                        Objects.requireNonNull(
                                checked.feeders().get(feeder.name().text())),
                        page);
            case Item.Dimension dimension -> {}
            case Item.Unit unit -> {}
            case Item.Test test -> {}
            case Item.Seed seed -> {}
            case Item.Time time -> {}
            case Item.Population population -> {}
            case Item.Constrain constrain -> {}
            case Item.Objective objective -> {}
            case Item.Train train -> {}
            case Item.Evaluate evaluate -> {}
        }
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
