package org.pclnlab.harness.report.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.inspect.BrowserSession;
import org.pclnlab.harness.inspect.BrowserSession.Page;
import org.pclnlab.harness.inspect.Hostile;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.Reports;
import org.pclnlab.testing.Requires;

/** The report's page in a real headless browser, from a file. */
@Requires.Browser
class ReportBrowserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static BrowserSession browser;

    @BeforeAll
    static void start() throws Exception {
        browser = BrowserSession.start(dir);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Page open(Report r, String query) throws Exception {
        Path file = dir.resolve("report.html");
        try (OutputStream to = Files.newOutputStream(file)) {
            ReportPage.write(r, to);
        }
        Page opened = browser.open(file.toUri() + query, 1280, 1600);
        assertEquals(List.of(), opened.complaints());
        assertEquals("", opened.attribute("data-error"));
        assertEquals("0", opened.attribute("data-ready"), "what was requested besides the page");
        return opened;
    }

    private static String part(Page page, String from, String to) {
        String dom = page.dom();
        int start = dom.indexOf("id=\"" + from + "\"");
        return dom.substring(start, dom.indexOf("id=\"" + to + "\"", start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void bothThemesAreDrawnWithoutNetwork(String theme) throws Exception {
        Page page = open(Reports.full("text"), "?theme=" + theme);
        assertEquals(theme, page.attribute("data-theme"));
        assertEquals(1, page.requests().size(), page.requests()::toString);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
        int corner = image.getRGB(5, 700) & 0xff;
        assertTrue(theme.equals("light") ? corner > 200 : corner < 60, "background " + corner);
    }

    @Test
    void whatSomebodyHasToLookAtComesFirst() throws Exception {
        Page page = open(Reports.of(1, Outcome.PASSED, Outcome.KNOWN, Outcome.ERROR, Outcome.FINDING), "");
        String rows = part(page, "visible", "detail");
        assertTrue(rows.indexOf("p/3") < rows.indexOf("p/2"), rows);
        assertTrue(rows.indexOf("p/2") < rows.indexOf("p/1") && rows.indexOf("p/1") < rows.indexOf("p/0"), rows);
    }

    @Test
    void filterAndSearchLeaveWhatMatches() throws Exception {
        Report r = Reports.of(1, Outcome.PASSED, Outcome.KNOWN, Outcome.ERROR, Outcome.FINDING);
        String known = part(open(r, "?outcome=known"), "visible", "detail");
        assertTrue(known.contains("p/1") && !known.contains("p/3"), known);
        String found = part(open(r, "?q=P%2F2"), "visible", "detail");
        assertTrue(found.contains("<mark>p/2</mark>") && !found.contains("p/1"), found);
        assertTrue(part(open(r, "?q=nothing"), "visible", "detail").contains("No case is like that."));
    }

    /** From the verdict to what the sides say, the line of the source, the bytes of the table, and the past. */
    @Test
    void aCaseIsDrilledDownToItsBytes() throws Exception {
        Page page = open(Reports.full("text"), "#main%20textfinding");
        String detail = part(page, "detail", "tip");
        assertTrue(detail.contains("<h3>textfinding</h3>"), detail);
        assertTrue(detail.contains("class=\"off\">text!<"), detail);
        assertTrue(detail.contains("class=\"here\" data-n=\"2\""), detail);
        assertTrue(detail.contains("file 0x10") && detail.contains(">00 ff<"), detail);
        assertTrue(detail.contains("text: failed\""), "a title of the strip: " + detail);
        assertEquals(5, detail.split("<i ", -1).length - 1, detail);
    }

    /** As a person does it: with mouse and keyboard, from the list to the bytes. */
    @Test
    void mouseAndKeyboardLeadFromTheListToTheBytes() throws Exception {
        open(Reports.full("text"), "");
        browser.press("/", "/");
        for (String letter : List.of("t", "f", "i", "n", "d")) {
            browser.press(letter, letter);
        }
        assertTrue(browser.becomes("document.getElementById('count').textContent === '1 of 5'"), "searched");
        browser.press("Escape", "");
        assertTrue(browser.becomes("document.getElementById('count').textContent === '5'"), "all again");
        browser.click("#outcomes [data-value=error]");
        assertTrue(browser.becomes("document.getElementById('count').textContent === '1 of 5'"), "filtered");
        assertTrue(part(browser.now(), "visible", "detail").contains("texterror"));
        browser.click(".r .nm");
        String detail = part(browser.now(), "detail", "tip");
        assertTrue(detail.contains("<h3>texterror</h3>"), detail);
        assertTrue(detail.contains("class=\"here\" data-n=\"2\""), "the line of the source: " + detail);
        assertTrue(detail.contains("<td>file 0x10</td><td>00 ff</td>"), "bytes of the table: " + detail);
        assertEquals(List.of(), browser.now().complaints());
        assertEquals(1, browser.now().requests().size(), browser.now().requests()::toString);
    }

    /** Each letter of a history is one mark with its run, the newest 32 of them in the list. */
    @Test
    void pastRunsAreAStripInEachRow() throws Exception {
        String rows = part(open(Reports.full("text"), "?outcome=finding"), "visible", "detail");
        for (String mark : List.of("p:passed", "x:known", "f:failed", "e:no answer", "o:not run")) {
            String[] m = mark.split(":", -1);
            assertTrue(rows.contains("<i class=\"" + m[0] + "\" title=\"text: " + m[1] + "\">"), mark + " in " + rows);
        }
        String old = "f".repeat(40) + "p";
        assertEquals(
                32,
                part(open(Reports.withHistories(old), ""), "visible", "detail").split("<i ", -1).length - 1);
    }

    @Test
    void columnsSortAndTheThirdClickGivesTheFirstOrderBack() throws Exception {
        open(Reports.withHistories("pppp", "pfff", "ppff", "ffff"), "");
        assertEquals("0123", shownOrder());
        browser.click("[data-sort=runs]");
        assertEquals("3120", shownOrder(), "those that failed most often first");
        assertTrue(browser.now().dom().contains("role=\"columnheader\" aria-sort=\"descending\""));
        browser.click("[data-sort=runs]");
        assertEquals("0213", shownOrder());
        browser.click("[data-sort=runs]");
        assertEquals("0123", shownOrder());
        browser.click("[data-sort=case]");
        browser.click("[data-sort=case]");
        assertEquals("3210", shownOrder());
        assertEquals(List.of(), browser.now().complaints());
    }

    /** The numbers that name the cases of {@link Reports#withHistories}, from the top. */
    private static String shownOrder() throws Exception {
        return Pattern.compile("class=\"nm\">p/([0-9]+)<")
                .matcher(part(browser.now(), "visible", "detail"))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.joining());
    }

    @Test
    void hostileTextStaysText() throws Exception {
        for (String name : List.of(String.join(" ", Hostile.names()), "</title><h1>owned</h1>")) {
            Page page = open(Reports.full(name), "?q=finding");
            String dom = page.dom();
            assertTrue(dom.contains("<title>pclnlab conform - pclnlab</title>"), name);
            assertFalse(dom.contains("<h1>owned") || dom.contains("<img"), name);
            assertTrue(part(page, "visible", "detail").contains("&lt;h1&gt;owned"), name);
        }
    }
}
