package org.gridlang.runtime.report.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gridlang.runtime.report.plot.FlowPicture.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class FlowPictureTest {
    private static final FlowView CALM = view(true, 30_000);
    private static final FlowView OVERLOADED = view(true, 75_000);

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyBusAndBranchIsOnTheMap() throws Exception {
        Document page = page(OVERLOADED);
        for (var bus : OVERLOADED.buses()) {
            assertEquals(1, things(page, "map", "bus", bus.name()).size(), bus.name());
            assertEquals(1, things(page, "profile", "bus", bus.name()).size(), bus.name());
        }
        for (var branch : OVERLOADED.branches()) {
            assertEquals(
                    1, things(page, "map", branch.kind().noun(), branch.name()).size(), branch.name());
        }
        assertEquals(1, things(page, "map", "capacitor", "bank").size());
        assertEquals(1, things(page, "map", "source", "grid").size());
    }

    @Test
    void aBranchHasTheColourOfItsVoltageAndTheWidthOfItsLoading() throws Exception {
        Document page = page(OVERLOADED);
        for (var branch : OVERLOADED.branches()) {
            if (!branch.closed()) {
                continue;
            }
            Element line = (Element) things(page, "map", branch.kind().noun(), branch.name())
                    .getFirst()
                    .getElementsByTagName("path")
                    .item(0);
            int colour = VoltageColours.of(OVERLOADED.voltage(branch).orElseThrow());
            assertEquals(SvgWriter.hex(colour), line.getAttribute("stroke"));
            assertEquals(SvgWriter.number(FeederMap.width(branch.loading())), line.getAttribute("stroke-width"));
        }
    }

    @Test
    void anOverloadHasASignOfItsOwn() throws Exception {
        assertTrue(things(page(CALM), "map", "overload", "street").isEmpty());
        Document page = page(OVERLOADED);
        assertEquals(1, things(page, "map", "overload", "street").size());
        assertTrue(things(page, "map", "overload", "lane").isEmpty());
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("line street"), text);
    }

    /// Captions have as many lines as they need; some feeders need many words.
    @Test
    void theImageEndsBelowItsCaptions() {
        var wordy = FlowSurvey.of(SmallFeeder.solved(true, 30_000), Map.of());
        for (var view : List.of(CALM, wordy)) {
            var sheet = FlowSheet.draw(view);
            double lowest = sheet.shapes().stream()
                    .filter(Drawing.Label.class::isInstance)
                    .mapToDouble(each -> ((Drawing.Label) each).at().y())
                    .max()
                    .orElseThrow();
            assertEquals(sheet.height(), lowest + 10, 1e-9);
        }
        assertTrue(FlowSheet.draw(wordy).height() > FlowSheet.draw(CALM).height());
    }

    /// A page must not fetch anything, and names of buses are text wherever they stand.
    @Test
    void thePageStandsAlone() throws Exception {
        String text = FlowPage.of(OVERLOADED);
        Document page = page(OVERLOADED);
        for (String tag : List.of("link", "img", "iframe", "object", "embed", "base")) {
            assertEquals(0, page.getElementsByTagName(tag).getLength(), tag);
        }
        for (Element script : elements(page, "script")) {
            assertFalse(script.hasAttribute("src"));
        }
        assertFalse(text.replace("http://www.w3.org/2000/svg", "")
                .replace("http://www.w3.org/1999/xhtml", "")
                .contains("://"));
        assertFalse(text.contains("url("));
        var data =
                new ObjectMapper().readTree(elements(page, "script").getFirst().getTextContent());
        assertEquals(OVERLOADED.buses().size(), data.size());
        assertEquals("<end&co>", data.get(3).get("name").asText());
        assertEquals(3, data.get(3).get("profile").size());
        assertEquals(2, data.get(3).get("map").size());
    }

    @Test
    void drawingsAreToldInWords() throws Exception {
        for (Element svg : elements(page(OVERLOADED), "svg")) {
            assertEquals("img", svg.getAttribute("role"));
            assertTrue(
                    svg.getElementsByTagName("desc").item(0).getTextContent().contains("highest"),
                    svg.getAttribute("id"));
        }
    }

    @Test
    void theCaptionTellsWherePlacesComeFrom() {
        assertTrue(new PlotText(view(false, 30_000))
                .mapCaption()
                .startsWith("The buses have no coordinates: drawn as a tree"));
        assertFalse(new PlotText(CALM).mapCaption().contains("coordinates"));
    }

    @Test
    void theSameViewGivesTheSameFiles() throws IOException {
        for (Kind kind : Kind.values()) {
            Path one = folder.resolve("one" + kind.ending());
            Path two = folder.resolve("two" + kind.ending());
            FlowPicture.write(view(true, 75_000), kind, one);
            FlowPicture.write(view(true, 75_000), kind, two);
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        }
        var image = ImageIO.read(folder.resolve("one.png").toFile());
        assertEquals(1600, image.getWidth());
        assertEquals(0xFFFFFF, image.getRGB(0, 0) & 0xFFFFFF);
    }

    @Test
    void aMissingFolderLeavesNothing() throws IOException {
        Path file = folder.resolve("missing").resolve("flow.png");
        assertThrows(UncheckedIOException.class, () -> FlowPicture.write(CALM, Kind.PNG, file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void theEndingSaysWhatIsDrawn() {
        assertEquals(Optional.of(Kind.PNG), Kind.of(Path.of("a/b.PNG")));
        assertEquals(Optional.of(Kind.HTML), Kind.of(Path.of("b.html")));
        assertEquals(Optional.empty(), Kind.of(Path.of("b.pdf")));
        assertEquals(Optional.empty(), Kind.of(Path.of("png")));
    }

    private static FlowView view(boolean placed, double power) {
        return FlowSurvey.of(SmallFeeder.solved(placed, power), SmallFeeder.LENGTHS);
    }

    private static Document page(FlowView view) throws Exception {
        String text = FlowPage.of(view);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The groups of a kind and name in one of the drawings.
    private static List<Element> things(Document page, String drawing, String kind, String name) {
        return elements(page, "svg").stream()
                .filter(svg -> svg.getAttribute("id").equals(drawing))
                .flatMap(svg -> elements(svg.getElementsByTagName("g")).stream())
                .filter(group -> group.getAttribute("class").equals(kind)
                        && group.getAttribute("data-name").equals(name))
                .toList();
    }

    private static List<Element> elements(Document page, String tag) {
        return elements(page.getElementsByTagName(tag));
    }

    private static List<Element> elements(org.w3c.dom.NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }
}
