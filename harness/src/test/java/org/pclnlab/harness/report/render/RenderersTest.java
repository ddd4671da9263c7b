package org.pclnlab.harness.report.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.inspect.Hostile;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.Reports;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every renderer: what it says, and that hostile text stays text. */
class RenderersTest {
    private static Document junit(Report r) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JunitXml.write(r, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Report many(int n) {
        Outcome[] all = new Outcome[n];
        Arrays.fill(all, Outcome.FINDING);
        return Reports.of(1, all);
    }

    @Test
    void junitCountsWhatItHolds() throws Exception {
        Document d = junit(Reports.full("text"));
        Element top = d.getDocumentElement();
        NodeList cases = top.getElementsByTagName("testcase");
        assertEquals(top.getAttribute("tests"), Integer.toString(cases.getLength()));
        assertEquals("6", top.getAttribute("tests")); // five outcomes, one thing not run
        for (String[] kind : new String[][] {{"failures", "failure"}, {"errors", "error"}, {"skipped", "skipped"}}) {
            String held = Integer.toString(top.getElementsByTagName(kind[1]).getLength());
            assertEquals(held, top.getAttribute(kind[0]), kind[0]);
            int sum = 0;
            NodeList suites = top.getElementsByTagName("testsuite");
            for (int i = 0; i < suites.getLength(); i++) {
                sum += Integer.parseInt(((Element) suites.item(i)).getAttribute(kind[0]));
            }
            assertEquals(held, Integer.toString(sum), kind[0]);
        }
        Element failure = (Element) top.getElementsByTagName("failure").item(0);
        assertEquals("text", failure.getAttribute("message"));
        assertTrue(failure.getTextContent().contains("main: text!"), failure.getTextContent());
        assertTrue(failure.getTextContent().contains("at text:2"), failure.getTextContent());
    }

    @Test
    void junitIsXmlWhateverIsInIt() throws Exception {
        for (String name : Hostile.names()) {
            Document d = junit(Reports.full(name));
            Element suite = (Element) d.getElementsByTagName("testsuite").item(0);
            assertEquals(
                    "conform.main." + JunitXml.legal(name).replaceAll("[\t\r\n]", " "), suite.getAttribute("name"));
        }
        assertEquals("a\ufffdb\tc\ufffd", JunitXml.legal("a\u0000b\tc\ud800"));
    }

    /** Outside of code there is only what the renderer wrote itself. */
    @Test
    void markdownKeepsHostileTextInCode() {
        Pattern code = Pattern.compile("(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)");
        String plain = "";
        for (String name : Hostile.names()) {
            String text = ReportMarkdown.of(Reports.full(name + " @somebody #1 | x"), ReportMarkdown.COMMENT);
            String outside = code.matcher(text).replaceAll("").replaceAll("<!-- pclnlab-state: [0-9a-f]{16} -->", "");
            outside = outside.replaceAll("<summary>[^<]*</summary>", "");
            assertFalse(outside.contains("@somebody"), outside);
            assertFalse(outside.contains("owned"), outside);
            plain = plain.isEmpty() ? outside : plain;
            assertEquals(plain, outside, name);
        }
        assertEquals("`` a`b ``", ReportMarkdown.span("a`b").replace("``a`b``", "`` a`b ``"));
    }

    @Test
    void markdownEndsBeforeTheLimitAndSaysSo() {
        Report r = many(5000);
        String small = ReportMarkdown.of(r, 700);
        assertTrue(small.getBytes(StandardCharsets.UTF_8).length <= 700, small);
        assertTrue(small.contains("more groups of findings"), small);
        assertTrue(small.endsWith("<!-- pclnlab-state: " + r.state() + " -->\n"), small);
        String whole = ReportMarkdown.of(r, ReportMarkdown.COMMENT);
        assertTrue(whole.contains("... and 4980 more"), whole);
    }

    @Test
    void annotationsAreTenAndDecodeToTheText() {
        List<String> lines = GithubAnnotations.of(many(25));
        assertEquals(10, lines.stream().filter(l -> l.startsWith("::error ")).count());
        assertTrue(lines.contains("::notice title=pclnlab::and 15 more; the summary has them"), lines::toString);
        Pattern command = Pattern.compile("::(error|warning|notice) ((?:[a-z]+=[^,:\\n\\r]*,?)+)::([^\\n\\r]*)");
        for (String name : Hostile.names()) {
            for (String line : GithubAnnotations.of(Reports.full(name))) {
                Matcher m = command.matcher(line);
                assertTrue(m.matches(), line);
            }
        }
        assertEquals("a%3Ab%2Cc%25", GithubAnnotations.property("a:b,c%"));
    }

    @Test
    void findingsComeBeforeErrorsInAnnotations() {
        List<String> lines = GithubAnnotations.of(Reports.of(1, Outcome.ERROR, Outcome.FINDING));
        assertTrue(lines.get(0).contains("finding on main%3A p/1"), lines::toString);
    }

    @Test
    void textEndsWithTheLine() {
        String text = ReportText.of(many(40), 3);
        assertTrue(text.contains("... and 37 more\n"), text);
        assertTrue(text.endsWith("FINDINGS: 40 results, 40 to look at; not run: nothing\n"), text);
        for (String name : Hostile.names()) {
            String t = ReportText.of(Reports.full(name), 10);
            assertTrue(t.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), t);
            assertTrue(t.contains("not run: "), t);
        }
    }
}
