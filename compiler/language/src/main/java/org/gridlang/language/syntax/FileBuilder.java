package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.grammar.GridParser.FileContext;
import org.gridlang.grammar.GridParser.HeaderContext;
import org.gridlang.grammar.GridParser.ImportDeclarationContext;
import org.gridlang.grammar.GridParser.ItemContext;
import org.gridlang.grammar.GridParser.PathContext;
import org.gridlang.language.diagnostic.Diagnostics;

/// Makes the header, the imports and the items of a file, each by itself: what cannot be read is left out.
final class FileBuilder {
    private final Places places;
    private final Documentation documentation;
    private final ExpressionBuilder expressions;
    private final ItemBuilder items;

    FileBuilder(Scan scan, Diagnostics out) {
        this.places = scan.places();
        this.documentation = scan.documentation();
        this.expressions = new ExpressionBuilder(places, out, new UnitAfterSlash(scan.tokens()));
        this.items = new ItemBuilder(places, documentation, expressions, out);
    }

    /// A whole file without faults of syntax.
    SourceFile file(FileContext context) {
        var header = header(context.header());
        return new SourceFile(
                places.source(),
                header.kind(),
                header.name(),
                header.documentation(),
                context.importDeclaration().stream().map(this::importOf).toList(),
                context.item().stream().map(items::item).toList());
    }

    Header header(HeaderContext context) {
        var kind = context.PROBLEM() == null ? SourceFile.Kind.LIBRARY : SourceFile.Kind.PROBLEM;
        var path = context.path();
        var name = new Identifier(places.span(path), path.getText());
        return new Header(kind, name, documentation.above(context));
    }

    SourceFile.Import importOf(ImportDeclarationContext context) {
        int imported = context.OPEN_BRACE() == null ? 0 : context.word().size() - (context.AS() == null ? 0 : 1);
        return new SourceFile.Import(
                places.span(context),
                path(context.path()),
                context.word().stream()
                        .limit(imported)
                        .map(expressions::identifier)
                        .toList(),
                context.AS() == null
                        ? Optional.empty()
                        : Optional.of(expressions.identifier(context.word().getLast())));
    }

    Item item(ItemContext context) {
        return items.item(context);
    }

    private List<Identifier> path(PathContext context) {
        return context.name().stream().map(expressions::identifier).toList();
    }

    /// `problem ieee123_flex`.
    record Header(SourceFile.Kind kind, Identifier name, String documentation) {}
}
