package org.pclnlab.harness.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.check.CheckJson;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.check.CheckSarif;
import org.pclnlab.harness.check.CheckText;
import org.pclnlab.harness.explain.ExplainJson;
import org.pclnlab.harness.explain.ExplainText;
import org.pclnlab.harness.explain.Explanation;
import org.pclnlab.harness.inspect.Sizes.By;
import org.pclnlab.harness.report.Json;

/** Every renderer with thirty names made to hurt: none reaches a terminal, a document or a page unescaped. */
class HostileNamesTest {
    static List<String> names() {
        return Hostile.names();
    }

    @Test
    void thereAreThirty() {
        assertEquals(30, new HashSet<>(names()).size());
    }

    private interface Body<T> {
        void write(T to) throws Exception;
    }

    private static String text(Body<PrintWriter> body) throws Exception {
        StringWriter out = new StringWriter();
        body.write(new PrintWriter(out, true));
        return out.toString();
    }

    private static String document(Body<ByteArrayOutputStream> body) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Explanation explanation(String name) {
        Trail.Read read = new Trail.Read(name, 0x401000, 0x1000, "00", 1, name);
        Trail.Step step = new Trail.Step("record", "04 2.2", name, List.of(read, read));
        Func f = new Func(1, 1, name, name, 7, false);
        return new Explanation(name, "LLGo main", 0, 1, List.of(step), f, new FileLine(name, 7), null);
    }

    /** A harmless name of one line gives as many lines as the hostile one, which gives no control character besides. */
    private static void fitForATerminal(String name, Body<PrintWriter> hostile, Body<PrintWriter> harmless)
            throws Exception {
        String out = text(hostile);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            boolean bidi = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            assertTrue(
                    c == '\n' || (!Character.isISOControl(c) && !bidi), () -> Integer.toHexString(c) + " of " + name);
        }
        assertEquals(text(harmless).split("\n", -1).length, out.split("\n", -1).length, name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void terminalTextIsEscaped(String name) throws Exception {
        CheckReport report = Hostile.report(name);
        CheckReport harmless = Hostile.report("x");
        fitForATerminal(name, o -> CheckText.print(report, true, o), o -> CheckText.print(harmless, true, o));
        fitForATerminal(
                name, o -> ExplainText.print(explanation(name), o), o -> ExplainText.print(explanation("x"), o));
        Inspection bad = Hostile.inspection(List.of(name, name));
        Inspection good = Hostile.inspection(List.of("x", "x"));
        fitForATerminal(name, o -> InspectText.print(bad, o), o -> InspectText.print(good, o));
        fitForATerminal(name, o -> FuncList.print(bad.rows(), o), o -> FuncList.print(good.rows(), o));
        for (By by : By.values()) {
            Body<PrintWriter> sizes = o -> SizeText.print(Sizes.of(bad), null, List.of(by), 9, o);
            fitForATerminal(name, sizes, o -> SizeText.print(Sizes.of(good), null, List.of(by), 9, o));
        }
    }

    private static Set<String> strings(String json) throws Exception {
        Set<String> out = new HashSet<>();
        try (JsonParser p = new JsonFactory().createParser(json)) {
            for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
                if (t == JsonToken.VALUE_STRING) {
                    out.add(p.getText());
                }
            }
        }
        return out;
    }

    /** JSON gives the name back as it was; only half a surrogate pair, which UTF-8 does not have, is replaced. */
    @ParameterizedTest
    @MethodSource("names")
    void documentsGiveTheNameBack(String name) throws Exception {
        String kept = Json.text(name);
        List<String> documents = new ArrayList<>();
        documents.add(document(o -> CheckJson.write(Hostile.report(name), o)));
        documents.add(document(o -> ExplainJson.write(explanation(name), o)));
        documents.add(document(o -> InspectJson.write(Hostile.inspection(List.of(name)), o)));
        for (String d : documents) {
            assertTrue(strings(d).contains(kept), d);
        }
        String sarif = document(o -> CheckSarif.write(Hostile.report(name), o));
        assertTrue(strings(sarif).contains(kept + ": found " + kept + ", expected " + kept), sarif);
    }

    /** The page has the two scripts and the style of its template and no more, whatever the names are. */
    @ParameterizedTest
    @MethodSource("names")
    void noNameBecomesMarkup(String name) throws Exception {
        String page = document(o -> HtmlPage.write(Hostile.inspection(List.of(name, name)), o));
        String harmless = document(o -> HtmlPage.write(Hostile.inspection(List.of("x", "x")), o));
        assertEquals(tags(harmless), tags(page));
    }

    private static List<String> tags(String page) {
        List<String> out = new ArrayList<>();
        // The page's own script holds "<" as an operator: what lies between its tags is the same in both pages.
        String markup = page.replaceAll("(?s)<script>.*?</script>\\s*</body>", "</body>");
        java.util.regex.Matcher m = java.util.regex.Pattern.compile("<[^>]*>").matcher(markup);
        while (m.find()) {
            out.add(m.group());
        }
        return out;
    }
}
