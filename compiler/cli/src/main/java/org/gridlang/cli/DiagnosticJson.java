package org.gridlang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.SourceText.Position;
import org.gridlang.language.source.Span;

/// Diagnostics for machines: the records as they are, with lines and columns beside the character offsets.
///
/// `{"file": "a.grid", "diagnostics": [{"severity": "error", "code": "U203", "headline": ..., "labels": [...], ...}]}`
final class DiagnosticJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DiagnosticJson() {}

    static ObjectNode of(Path file, List<Diagnostic> diagnostics) {
        ObjectNode root = NODES.objectNode();
        root.put("file", file.toString());
        ArrayNode list = root.putArray("diagnostics");
        diagnostics.forEach(diagnostic -> list.add(of(diagnostic)));
        return root;
    }

    private static ObjectNode of(Diagnostic diagnostic) {
        ObjectNode node = NODES.objectNode();
        node.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        node.put("code", diagnostic.code().name());
        node.put("headline", diagnostic.headline());
        ArrayNode labels = node.putArray("labels");
        diagnostic
                .labels()
                .forEach(label ->
                        labels.add(place(label.span()).put("text", label.text()).put("primary", label.primary())));
        ArrayNode notes = node.putArray("notes");
        diagnostic
                .notes()
                .forEach(note -> notes.addObject().put("title", note.title()).put("text", note.text()));
        diagnostic.fix().ifPresent(fix -> {
            ObjectNode child = node.putObject("fix").put("title", fix.title());
            ArrayNode edits = child.putArray("edits");
            fix.edits().forEach(edit -> edits.add(place(edit.span()).put("replacement", edit.replacement())));
        });
        return node;
    }

    private static ObjectNode place(Span span) {
        ObjectNode node = NODES.objectNode();
        node.put("file", span.source().name());
        node.set("start", point(span, span.start()));
        node.set("end", point(span, span.end()));
        return node;
    }

    private static ObjectNode point(Span span, int offset) {
        Position position = span.source().position(offset);
        return NODES.objectNode()
                .put("line", position.line())
                .put("column", position.column())
                .put("offset", offset);
    }
}
