package org.gridlang.language.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.gridlang.language.diagnostic.JsonRenderer;

/// Writes the results of tests for machines; failures and faults are diagnostics, as of `grid check --json`.
/// ```json
/// { "tests": 2, "failed": 1, "files": [
///   {"file": "battery.grid", "faults": [], "tests": [
///     {"title": "...", "line": 12, "passed": false, "seconds": 0.01, "failures": [...]} ]} ]}
/// ```
public final class TestJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TestJson() {}

    /// The JSON text, ended by a line break.
    public static String of(List<TestSuite> suites) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField(
                    "tests",
                    suites.stream().mapToInt(each -> each.cases().size()).sum());
            json.writeNumberField(
                    "failed", suites.stream().mapToInt(TestSuite::failed).sum());
            json.writeArrayFieldStart("files");
            for (var suite : suites) {
                write(json, suite);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("testing: a string cannot fail to be written", impossible);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, TestSuite suite) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", suite.file());
        json.writeFieldName("faults");
        JsonRenderer.write(json, suite.faults());
        json.writeArrayFieldStart("tests");
        for (var each : suite.cases()) {
            json.writeStartObject();
            json.writeStringField("title", each.title());
            json.writeNumberField("line", each.span().line());
            json.writeBooleanField("passed", each.passed());
            json.writeNumberField("seconds", each.seconds());
            json.writeFieldName("failures");
            JsonRenderer.write(json, each.failures());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
