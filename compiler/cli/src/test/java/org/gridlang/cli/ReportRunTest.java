package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a comparison and of a run, read as text, as images, and in a real browser.
final class ReportRunTest {
    private static final String EXAMPLE = "../../examples/two_bus.grid";
    private static final int REFERENCE_STEPS = 4;
    /// Tells, after the page's own scripts, how wide it came out and what they drew.
    private static final String PROBE = """
            <script>{
            const tell = (name, value) => document.body.setAttribute('data-' + name, value);
            tell('wide', document.documentElement.scrollWidth);
            tell('window', window.innerWidth);
            tell('charts', document.querySelectorAll('#day .slot path').length);
            tell('background', getComputedStyle(document.body).backgroundColor);
            const slider = document.getElementById('time');
            const before = document.querySelector('#day output').textContent;
            slider.value = slider.max;
            slider.dispatchEvent(new Event('input'));
            tell('clock', document.getElementById('clock').textContent);
            tell('moved', before + ' ' + document.querySelector('#day output').textContent);
            const agent = document.getElementById('agent');
            agent.value = 1;
            agent.dispatchEvent(new Event('input'));
            tell('where', document.getElementById('where').textContent);
            const reachable = [...document.querySelectorAll('a, select, input, [tabindex="0"]')];
            tell('reachable', reachable.every(each => { each.focus(); return document.activeElement === each; }));
            }</script>
            """;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void compare() {
        var recording = Recording.ofPipe();
        var words = List.of(
                "compare",
                EXAMPLE,
                "--seeds",
                "2",
                "--passes",
                "4",
                "--out",
                folder.resolve("all").toString());
        ExitCode code = grid().run(words, recording.terminal());
        assertTrue(code == ExitCode.FINE || recording.out().contains("does not hold: require"), recording.err());
    }

    @Test
    void thePageIsWholeAndNeedsNoNetwork() throws Exception {
        String page = Files.readString(folder.resolve("all").resolve("report.html"));
        var factory = DocumentBuilderFactory.newInstance();
        // The reader knows the doctype without fetching anything.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var document = factory.newDocumentBuilder()
                .parse(folder.resolve("all").resolve("report.html").toFile());
        assertTrue(document.getElementsByTagName("svg").getLength() > 8, "too few pictures");
        for (var id : List.of("learning", "merit", "voltage", "feeder", "agents", "figures", "races", "manifest")) {
            assertTrue(page.contains("<section id=\"" + id + "\""), id);
        }
        String without = page.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", "");
        assertFalse(without.contains("http://") || without.contains("https://"), "it names an address");
        assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find(), "it loads something");
    }

    @Test
    void theSamePicturesAreWrittenAsImages() throws IOException {
        Path pictures = folder.resolve("pictures");
        var recording = Recording.ofPipe();
        var words = List.of(
                "report",
                folder.resolve("all").toString(),
                "--out",
                folder.resolve("other.html").toString(),
                "--png",
                pictures.toString());
        assertEquals(ExitCode.FINE, grid().run(words, recording.terminal()), recording.err());
        for (var name :
                List.of("cost-seconds", "merit-scenarios", "merit-week", "voltage-no_control", "feeder-gradmap")) {
            var image = ImageIO.read(pictures.resolve(name + ".png").toFile());
            assertEquals(1080, image.getWidth(), name);
        }
        assertEquals(
                Files.readString(folder.resolve("all").resolve("report.html")),
                Files.readString(folder.resolve("other.html")),
                "the same folder gives the same page");
    }

    @Test
    void aRunHasAPageTooAndSoHasOneWhoseFileHasChanged() throws IOException {
        Path file = folder.resolve("changing.grid");
        Files.copy(Path.of(EXAMPLE), file);
        Path run = folder.resolve("run");
        grid().run(
                        List.of("train", file.toString(), "--passes", "3", "--out", run.toString()),
                        Recording.ofPipe().terminal());
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.FINE, grid().run(List.of("report", run.toString()), recording.terminal()));
        assertTrue(Files.readString(run.resolve("report.html")).contains("<section id=\"agents\""));
        Files.writeString(file, Files.readString(file) + "\n// changed\n");
        var again = Recording.ofPipe();
        assertEquals(ExitCode.FINE, grid().run(List.of("report", run.toString()), again.terminal()));
        assertTrue(again.err().contains("has changed since it was trained"), again.err());
        String page = Files.readString(run.resolve("report.html"));
        assertTrue(page.contains("<section id=\"learning\"") && !page.contains("<section id=\"agents\""));
    }

    @Test
    void aFolderOfSomethingElseIsRefusedInASentence() throws IOException {
        var recording = Recording.ofPipe();
        Path other = Files.createDirectory(folder.resolve("empty"));
        assertEquals(ExitCode.INPUT, grid().run(List.of("report", other.toString()), recording.terminal()));
        assertTrue(recording.err().contains("is not a run folder"), recording.err());
    }

    @Test
    void aBrowserShowsItOnAPhoneAndOnADesk() throws IOException, InterruptedException {
        var browser = Chromium.installed();
        assumeTrue(browser.isPresent(), "no Chromium is installed");
        Path probed = folder.resolve("probed.html");
        String page = Files.readString(folder.resolve("all").resolve("report.html"));
        Files.writeString(probed, page.replace("</body>", PROBE + "</body>"));
        for (int width : new int[] {375, 1280}) {
            var visit = browser.get().visit(probed, width, 800, folder);
            assertEquals(List.of(), visit.complaints());
            int window = Integer.parseInt(told(visit, "window"));
            assertTrue(window <= Math.max(width, 500), "the window is " + window);
            assertTrue(
                    Integer.parseInt(told(visit, "wide")) <= window,
                    "at " + window + " it is " + told(visit, "wide") + " wide");
            assertTrue(Integer.parseInt(told(visit, "charts")) > 8, told(visit, "charts"));
            assertEquals("23:00", told(visit, "clock"));
            assertEquals("Battery 1 at bus lane", told(visit, "where"));
            assertEquals("true", told(visit, "reachable"));
            String[] readings = told(visit, "moved").split(" \\$/kWh ?");
            assertFalse(readings[0].equals(readings[1]), "the price does not follow the slider");
        }
    }

    private static String told(Chromium.Visit visit, String name) {
        var found = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(visit.document());
        assertTrue(found.find(), "the page says nothing of " + name);
        return found.group(1);
    }

    private static Grid grid() {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler, REFERENCE_STEPS)));
    }
}
