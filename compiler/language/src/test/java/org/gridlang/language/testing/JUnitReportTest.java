package org.gridlang.language.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.golden.Golden;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// Reports are read back by an XML parser and held against the schema of Surefire-style reports.
final class JUnitReportTest {
    private static final Span SPAN = new Span(new SourceText("f.grid", "expect 1 == 2\n"), 7, 13);

    @Test
    void countsAndTexts() throws Exception {
        var good = new TestSuite("a.grid", List.of(), List.of(passing("one"), failing("two")));
        var faulty = TestSuite.faulty("b.grid", List.of(failure("wrong <b> & \"c\"")));
        var document = read(JUnitReport.of(List.of(good, faulty)));
        var all = document.getDocumentElement();
        assertEquals("3", all.getAttribute("tests"));
        assertEquals("1", all.getAttribute("failures"));
        assertEquals("1", all.getAttribute("errors"));
        assertEquals("0.375", all.getAttribute("time"));
        var failure = (Element) document.getElementsByTagName("failure").item(0);
        assertEquals("f.grid:1:8: this does not hold", failure.getAttribute("message"));
        assertEquals("R103", failure.getAttribute("type"));
        assertTrue(failure.getTextContent().contains("1 │ expect 1 == 2"), failure.getTextContent());
        assertEquals(
                2, failure.getTextContent().split("error\\[R103]", -1).length - 1, "both failures are in the text");
        var error = (Element) document.getElementsByTagName("error").item(0);
        assertTrue(error.getTextContent().contains("wrong <b> & \"c\""), error.getTextContent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b> & \"quotes\" 'single' ]]>",
                "Größe 5 kΩ → 🔋",
                "\u0000\u0007\u001b[31m\uFFFE",
                "a half \uD83D of a pair",
                "tab\tand\nbreak",
                ""
            })
    void anyTitleIsWellFormed(String title) throws Exception {
        var text = JUnitReport.of(List.of(new TestSuite(title, List.of(), List.of(failing(title)))));
        var testCase = (Element) read(text).getElementsByTagName("testcase").item(0);
        // Readers turn breaks and tabs in attributes into spaces.
        assertEquals(
                JUnitReport.legal(title).replaceAll("[\\t\\n]", " "),
                testCase.getAttribute("name").replaceAll("[\\t\\n]", " "));
    }

    @Test
    void nothingIsAReportToo() throws Exception {
        assertEquals("0", read(JUnitReport.of(List.of())).getDocumentElement().getAttribute("tests"));
    }

    private static Document read(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Golden.area("testing").resolve("surefire.xsd").toFile());
        schema.newValidator().validate(new DOMSource(document));
        return document;
    }

    private static TestSuite.Case passing(String title) {
        return new TestSuite.Case(title, SPAN, 0.25, List.of());
    }

    private static TestSuite.Case failing(String title) {
        return new TestSuite.Case(title, SPAN, 0.125, List.of(failure("this does not hold"), failure("nor does this")));
    }

    private static Diagnostic failure(String headline) {
        return Diagnostic.error(Code.R103, SPAN, headline);
    }
}
