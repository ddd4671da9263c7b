package org.pclnlab.harness.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.inspect.BrowserSession.Page;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Rule;
import org.pclnlab.harness.matrix.render.MatrixHtml;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** The page in a real headless browser: it loads without error and without network, in both themes, and can
 * be searched. One browser opens all pages. */
@Requires.Browser
class BrowserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path page;

    @SuppressWarnings("NullAway.Init") // the same
    private static BrowserSession browser;

    @BeforeAll
    static void start() throws Exception {
        browser = BrowserSession.start(dir);
        Path exe = GoPrograms.build("browser", GoPrograms.PROBE, "linux/amd64");
        page = dir.resolve("page.html");
        try (OutputStream to = Files.newOutputStream(page)) {
            HtmlPage.write(
                    Inspector.inspect(
                            Loader.view(Images.read(MappedFile.open(exe).bytes()))),
                    to);
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    /** Opens a page; nothing may complain of it. */
    private static Page open(Path file, String query) throws Exception {
        Page opened = browser.open(file.toUri() + query, 1280, 1600);
        assertEquals(List.of(), opened.complaints());
        return opened;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void thePageLoadsWithoutErrorAndWithoutNetwork(String theme) throws Exception {
        Page opened = open(page, "?theme=" + theme);
        assertEquals(theme, opened.attribute("data-theme"));
        assertEquals("", opened.attribute("data-error"));
        assertEquals("0", opened.attribute("data-ready"), "what was requested besides the page");
        assertEquals(List.of(page.toUri() + "?theme=" + theme), opened.requests());
        assertTrue(opened.dom().contains("<rect"), "the map is drawn");
        assertTrue(opened.dom().contains("role=\"row\""), "rows are drawn");
    }

    /** What the test above relies on: a page that fails and asks for more is reported. */
    @Test
    void theBrowserTellsOfErrorsAndRequests() throws Exception {
        Path bad = dir.resolve("bad.html");
        Files.writeString(
                bad,
                "<!doctype html><img src='gone.png'><script>document.documentElement.dataset.ready = '';"
                        + " console.warn('told'); thrown();</script>");
        Page opened = browser.open(bad.toUri().toString(), 1280, 1600);
        assertTrue(opened.requests().toString().contains("gone.png"), opened.requests()::toString);
        assertTrue(opened.complaints().toString().contains("told"), opened.complaints()::toString);
        assertTrue(opened.complaints().toString().contains("thrown"), opened.complaints()::toString);
    }

    @Test
    void aSearchLeavesTheRowsThatMatch() throws Exception {
        String dom = open(page, "?q=main.outer").dom();
        String visible = dom.substring(dom.indexOf("id=\"visible\""), dom.indexOf("id=\"detail\""));
        assertTrue(visible.contains("<mark>main.outer</mark>"), visible);
        assertTrue(!visible.contains("runtime.main<"), visible);
        assertTrue(open(page, "").dom().length() > dom.length());
    }

    /** Two themes are two pictures, neither is of one colour, and the background is what the theme says. */
    @Test
    void screenshotsOfBothThemesDiffer() throws Exception {
        long[] corners = new long[2];
        for (String theme : List.of("light", "dark")) {
            open(page, "?theme=" + theme);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
            assertEquals(1280, image.getWidth());
            long colours = 0;
            java.util.Set<Integer> seen = new java.util.HashSet<>();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x += 3) {
                    colours += seen.add(image.getRGB(x, y)) ? 1 : 0;
                }
            }
            assertTrue(colours > 20, colours + " colours");
            corners[theme.equals("light") ? 0 : 1] = image.getRGB(5, 500) & 0xff;
        }
        assertTrue(corners[0] > 200 && corners[1] < 60, corners[0] + " and " + corners[1]);
    }

    /** The page of {@code matrix} has no script: what it shows is what the file says, in the theme of the reader. */
    @Test
    void theMatrixPageNeedsNoScriptAndKeepsHostileNamesAsText() throws Exception {
        Path file = dir.resolve("matrix.html");
        try (OutputStream to = Files.newOutputStream(file)) {
            MatrixHtml.write(Judged.of(Results.hostile(), Rule.USUAL), to);
        }
        long[] corners = new long[2];
        for (String theme : List.of("light", "dark")) {
            browser.prefer(theme);
            Page opened = open(file, "");
            assertEquals(List.of(file.toUri().toString()), opened.requests());
            String dom = opened.dom();
            assertTrue(dom.contains("<circle class=\"dot\"") && dom.contains("<polyline"), "plots");
            assertTrue(!dom.contains("<script") && !dom.contains("<img") && !dom.contains("<h1>owned"), "markup");
            assertTrue(dom.contains("&lt;img src=x onerror"), "text");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
            corners[theme.equals("light") ? 0 : 1] = image.getRGB(5, 500) & 0xff;
        }
        browser.prefer("light");
        assertTrue(corners[0] > 200 && corners[1] < 60, corners[0] + " and " + corners[1]);
    }

    /** Thirty hostile names as functions, files, packages, sections: the title stays, and each is there as text. */
    @Test
    void hostileNamesStayText() throws Exception {
        Path file = dir.resolve("hostile.html");
        for (String first : List.of("<script>document.title='owned'</script>", "</title><h1>owned</h1>")) {
            List<String> names = new ArrayList<>(List.of(first));
            names.addAll(Hostile.names());
            try (OutputStream to = Files.newOutputStream(file)) {
                HtmlPage.write(Hostile.inspection(names), to);
            }
            Page opened = open(file, "");
            String dom = opened.dom();
            String title = dom.substring(dom.indexOf("<title>"), dom.indexOf("</title>"));
            assertTrue(title.endsWith(" - pclnlab"), title);
            assertEquals("", opened.attribute("data-error"));
            assertTrue(!opened.attribute("data-ready").isEmpty());
            assertTrue(!dom.contains("<h1>owned") && !dom.contains("<img"), "markup");
            String visible = dom.substring(dom.indexOf("id=\"visible\""), dom.indexOf("id=\"detail\""));
            assertTrue(visible.contains("&lt;img src=x onerror"), visible);
        }
    }
}
