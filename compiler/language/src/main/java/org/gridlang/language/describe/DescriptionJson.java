package org.gridlang.language.describe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Readers;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;

/// Writes a description for machines: sections are objects, tables are arrays of objects, all rows among them.
public final class DescriptionJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private DescriptionJson() {}

    /// The JSON text of a section, ended by a line break.
    public static String of(Section section) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            object(json, section);
        } catch (IOException impossible) {
            throw new UncheckedIOException("describe: a string cannot fail to be written", impossible);
        }
        return text + "\n";
    }

    private static void object(JsonGenerator json, Section section) throws IOException {
        json.writeStartObject();
        for (var part : section.parts()) {
            switch (part) {
                case Section inner -> {
                    json.writeFieldName(inner.key());
                    object(json, inner);
                }
                case Fact fact -> field(json, fact.key(), fact.value());
                case Table table -> table(json, table);
            }
        }
        json.writeEndObject();
    }

    private static void table(JsonGenerator json, Table table) throws IOException {
        json.writeArrayFieldStart(table.key());
        for (var row : table.rows()) {
            if (row.readers() == Readers.PEOPLE) {
                continue;
            }
            json.writeStartObject();
            for (int column = 0; column < table.columns().size(); column++) {
                field(json, table.columns().get(column).key(), row.cells().get(column));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, String key, Value value) throws IOException {
        switch (value.data()) {
            case null -> {}
            case Long number -> json.writeNumberField(key, number);
            case Double number when Double.isFinite(number) -> json.writeNumberField(key, number);
            case Double number -> json.writeStringField(key, number.toString());
            case Boolean truth -> json.writeBooleanField(key, truth);
            case List<?> texts -> {
                json.writeArrayFieldStart(key);
                for (var each : texts) {
                    json.writeString(String.valueOf(each));
                }
                json.writeEndArray();
            }
            case Object other -> json.writeStringField(key, other.toString());
        }
    }
}
