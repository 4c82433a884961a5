package org.gridlang.language.document;

import static org.gridlang.language.document.Markdown.cell;
import static org.gridlang.language.document.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.RuleMember;

/// The part of a page about a rule: its params, and what it does.
final class RuleSection {
    private static final int LEVEL = 3;

    private RuleSection() {}

    static void write(Item.Rule rule, Markdown page) {
        page.heading(
                LEVEL, "%s for %s".formatted(rule.name().text(), rule.device().text()));
        page.paragraph(rule.documentation());
        var parameters = new ArrayList<List<String>>();
        var equations = new ArrayList<List<String>>();
        for (RuleMember member : rule.members()) {
            String name = member.name().text();
            String meaning = cell(member.documentation());
            switch (member) {
                case RuleMember.Param param ->
                    parameters.add(List.of(
                            "`" + name + "`",
                            code(param.dimension().span()),
                            param.range().map(each -> code(each.span())).orElse(""),
                            code(param.value().span()),
                            meaning));
                case RuleMember.Let let ->
                    equations.add(List.of("`let " + name + "`", code(let.value().span()), meaning));
                case RuleMember.Set set ->
                    equations.add(List.of("`set " + name + "`", code(set.value().span()), meaning));
            }
        }
        page.table(List.of("param", "dimension", "range", "default", "meaning"), parameters);
        page.table(List.of("equation", "is", "meaning"), equations);
    }

    static void write(Item.ChangedRule rule, Markdown page) {
        page.heading(LEVEL, rule.name().text());
        page.paragraph(rule.documentation());
        page.paragraph("Is %s.".formatted(code(rule.span())));
    }
}
