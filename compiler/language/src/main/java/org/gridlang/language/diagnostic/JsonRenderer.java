package org.gridlang.language.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.diagnostic.Diagnostic.Label;
import org.gridlang.language.diagnostic.Diagnostic.Note;
import org.gridlang.language.source.Span;

/// Writes diagnostics for machines: an array with one object each, in the given order. Lines and columns count
/// from 1, columns and offsets in UTF-16 units; ends are exclusive.
/// ```json
/// [ {"severity": "error", "code": "S101", "headline": "...", "labels": [...], "notes": [...], "fix": {...}} ]
/// ```
public final class JsonRenderer {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// The JSON text, ended by a line break.
    public String render(List<Diagnostic> diagnostics) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            write(json, diagnostics);
        } catch (IOException impossible) {
            throw new UncheckedIOException("diagnostic: a string cannot fail to be written", impossible);
        }
        return text + "\n";
    }

    /// Writes them as an array into a larger text.
    public static void write(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
        json.writeStartArray();
        for (Diagnostic each : diagnostics) {
            write(json, each);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", diagnostic.severity().word());
        json.writeStringField("code", diagnostic.code().name());
        json.writeStringField("headline", diagnostic.headline());
        json.writeArrayFieldStart("labels");
        for (Label label : diagnostic.labels()) {
            json.writeStartObject();
            json.writeBooleanField("primary", label.primary());
            json.writeStringField("text", label.text());
            place(json, label.span());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (Note note : diagnostic.notes()) {
            json.writeStartObject();
            json.writeStringField("title", note.title());
            json.writeStringField("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (diagnostic.fix().isPresent()) {
            fix(json, diagnostic.fix().get());
        }
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, Diagnostic.Fix fix) throws IOException {
        json.writeObjectFieldStart("fix");
        json.writeStringField("title", fix.title());
        json.writeArrayFieldStart("edits");
        for (Edit edit : fix.edits()) {
            json.writeStartObject();
            json.writeStringField("replacement", edit.replacement());
            place(json, edit.span());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Span span) throws IOException {
        json.writeStringField("file", span.source().name());
        point(json, "start", span, span.start());
        point(json, "end", span, span.end());
    }

    private static void point(JsonGenerator json, String field, Span span, int offset) throws IOException {
        var position = span.source().position(offset);
        json.writeObjectFieldStart(field);
        json.writeNumberField("offset", offset);
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
        json.writeEndObject();
    }
}
