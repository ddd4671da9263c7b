package org.pclnlab.harness.report.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;

/**
 * A report in the XML that JUnit's runners write and GitHub's actions, GitLab and Jenkins show. A listed failure is a skipped
 * test with its reason, a finding a failure, a missing answer an error; what was not run is a skipped test too.
 */
public final class JunitXml {
    private final XMLStreamWriter x;

    private JunitXml(XMLStreamWriter x) {
        this.x = x;
    }

    /** Writes the document and leaves the stream open. */
    public static void write(Report r, OutputStream to) throws IOException {
        try {
            XMLStreamWriter x = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
            new JunitXml(x).report(r);
            x.flush();
            x.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void report(Report r) throws XMLStreamException {
        Map<String, List<ReportCase>> suites = new LinkedHashMap<>();
        for (ReportCase c : r.cases()) {
            suites.computeIfAbsent(r.command() + "." + c.tool() + "." + c.group(), k -> new ArrayList<>())
                    .add(c);
        }
        int missing = r.notRun().size();
        x.writeStartDocument("UTF-8", "1.0");
        newline(0);
        x.writeStartElement("testsuites");
        attribute("name", "pclnlab " + r.command());
        attribute("tests", Integer.toString(r.cases().size() + missing));
        attribute("failures", count(r.cases(), Outcome.FINDING));
        attribute("errors", count(r.cases(), Outcome.ERROR));
        attribute("skipped", Integer.toString(skipped(r.cases()) + missing));
        attribute("time", seconds(r.seconds()));
        for (Map.Entry<String, List<ReportCase>> s : suites.entrySet()) {
            suite(s.getKey(), s.getValue(), r);
        }
        if (missing > 0) {
            notRun(r);
        }
        newline(0);
        x.writeEndElement();
        newline(0);
        x.writeEndDocument();
    }

    private void suite(String name, List<ReportCase> cases, Report r) throws XMLStreamException {
        newline(1);
        x.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", Integer.toString(cases.size()));
        attribute("failures", count(cases, Outcome.FINDING));
        attribute("errors", count(cases, Outcome.ERROR));
        attribute("skipped", Integer.toString(skipped(cases)));
        attribute(
                "time", seconds(cases.stream().mapToDouble(ReportCase::seconds).sum()));
        if (!r.started().isEmpty()) {
            attribute("timestamp", r.started());
        }
        for (ReportCase c : cases) {
            one(name, c);
        }
        newline(1);
        x.writeEndElement();
    }

    private void one(String suite, ReportCase c) throws XMLStreamException {
        newline(2);
        if (c.outcome() == Outcome.PASSED) {
            x.writeEmptyElement("testcase");
        } else {
            x.writeStartElement("testcase");
        }
        attribute("name", c.id());
        attribute("classname", suite);
        attribute("time", seconds(c.seconds()));
        ReportCase.Source source = c.source();
        if (source != null) {
            attribute("file", source.file());
            attribute("line", Integer.toString(source.line()));
        }
        switch (c.outcome()) {
            case PASSED -> {
                return;
            }
            case KNOWN, SKIPPED -> {
                x.writeEmptyElement("skipped");
                ReportCase.Reason reason = c.reason();
                attribute("message", c.verdict() + (reason == null ? "" : ": " + reason.text()));
            }
            case FINDING -> element("failure", c);
            case ERROR -> element("error", c);
        }
        newline(2);
        x.writeEndElement();
    }

    private void element(String name, ReportCase c) throws XMLStreamException {
        x.writeStartElement(name);
        attribute("message", c.message().isEmpty() ? c.verdict() : c.message());
        attribute("type", c.verdict());
        StringBuilder text = new StringBuilder();
        for (ReportCase.Answer a : c.answers()) {
            text.append(a.who()).append(": ").append(a.says()).append('\n');
        }
        ReportCase.Source source = c.source();
        if (source != null) {
            text.append("at ")
                    .append(source.file())
                    .append(':')
                    .append(source.line())
                    .append('\n');
        }
        x.writeCharacters(legal(text.append(c.text()).toString()));
        x.writeEndElement();
    }

    private void notRun(Report r) throws XMLStreamException {
        newline(1);
        x.writeStartElement("testsuite");
        String n = Integer.toString(r.notRun().size());
        attribute("name", r.command() + ".not-run");
        attribute("tests", n);
        attribute("failures", "0");
        attribute("errors", "0");
        attribute("skipped", n);
        attribute("time", "0.000");
        for (Report.NotRun m : r.notRun()) {
            newline(2);
            x.writeStartElement("testcase");
            attribute("name", m.what());
            attribute("classname", r.command() + ".not-run");
            attribute("time", "0.000");
            x.writeEmptyElement("skipped");
            attribute("message", "not run: " + m.reason());
            x.writeEndElement();
        }
        newline(1);
        x.writeEndElement();
    }

    private static String count(List<ReportCase> cases, Outcome o) {
        return Long.toString(cases.stream().filter(c -> c.outcome() == o).count());
    }

    private static int skipped(List<ReportCase> cases) {
        return (int) cases.stream()
                .filter(c -> c.outcome() == Outcome.KNOWN || c.outcome() == Outcome.SKIPPED)
                .count();
    }

    private static String seconds(double s) {
        return String.format(Locale.ROOT, "%.3f", s);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        // A reader of XML turns the end of a line in an attribute into a space; so that it is one for everybody:
        x.writeAttribute(name, legal(value).replaceAll("[\t\r\n]", " "));
    }

    private void newline(int depth) throws XMLStreamException {
        x.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Without what XML 1.0 cannot carry, not even escaped: most control characters, and halves of surrogate pairs. */
    static String legal(String s) {
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().forEach(c -> {
            boolean ok = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c < 0xd800)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000;
            out.appendCodePoint(ok ? c : 0xfffd);
        });
        return out.toString();
    }
}
