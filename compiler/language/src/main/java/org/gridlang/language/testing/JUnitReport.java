package org.gridlang.language.testing;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Renderer;

/// Writes the results of tests in the XML that build servers read, after the form of Maven's Surefire plugin: a
/// `testsuite` for each file, a `testcase` for each test, in it a `failure` with the values drawn below the text. A
/// file whose tests cannot run has one test case with an `error`.
public final class JUnitReport {
    private static final Renderer PLAIN = new Renderer(false);

    private final XMLStreamWriter xml;
    private int depth;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// The text of the file.
    public static String of(List<TestSuite> suites) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new JUnitReport(xml).write(suites);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("testing: a string cannot fail to be written", impossible);
        }
        return text + "\n";
    }

    private void write(List<TestSuite> suites) throws XMLStreamException {
        open("testsuites");
        counts(
                suites.stream().mapToInt(JUnitReport::tests).sum(),
                suites.stream().mapToInt(TestSuite::failed).sum(),
                (int) suites.stream().filter(TestSuite::hasErrors).count(),
                suites.stream().mapToDouble(TestSuite::seconds).sum());
        for (var suite : suites) {
            write(suite);
        }
        close();
    }

    private static int tests(TestSuite suite) {
        return suite.hasErrors() ? 1 : suite.cases().size();
    }

    private void write(TestSuite suite) throws XMLStreamException {
        open("testsuite");
        attribute("name", suite.file());
        counts(tests(suite), suite.failed(), suite.hasErrors() ? 1 : 0, suite.seconds());
        if (suite.hasErrors()) {
            testCase(suite, "the file has no faults", 0, "error", suite.faults());
        } else {
            for (var each : suite.cases()) {
                testCase(suite, each.title(), each.seconds(), "failure", each.failures());
            }
        }
        close();
    }

    /// Readers take one problem of a test case, so all of them are in its text.
    private void testCase(TestSuite suite, String name, double seconds, String problem, List<Diagnostic> diagnostics)
            throws XMLStreamException {
        open("testcase");
        attribute("name", name);
        attribute("classname", suite.file());
        attribute("time", time(seconds));
        if (!diagnostics.isEmpty()) {
            var first = diagnostics.getFirst();
            open(problem);
            attribute("message", first.place() + ": " + first.headline());
            attribute("type", first.code().name());
            xml.writeCharacters(legal(PLAIN.render(diagnostics)));
            depth--;
            xml.writeEndElement();
        }
        close();
    }

    private void counts(int tests, int failures, int errors, double seconds) throws XMLStreamException {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", "0");
        attribute("time", time(seconds));
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private void open(String element) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth++));
        xml.writeStartElement(element);
    }

    private void close() throws XMLStreamException {
        depth--;
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /// XML 1.0 has no place for most control characters and for halves of pairs, not even escaped.
    static String legal(String text) {
        var legal = new StringBuilder();
        text.codePoints().map(point -> isLegal(point) ? point : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
