package org.pclnlab.harness.report.render;

import java.util.List;

/** What the template {@code report.jte} shows. Everything but style, script and data is escaped there. */
public record ReportView(
        String title,
        String subtitle,
        String verdict,
        String verdictClass,
        String headline,
        String summary,
        List<Stat> stats,
        List<Line> notRun,
        List<ToolLine> tools,
        List<String> notes,
        String footer,
        String css,
        String script,
        String json) {

    /** A number; a click on it shows the cases of an outcome. */
    public record Stat(String outcome, String label, String value, String note, String style) {}

    /** Something with a name. */
    public record Line(String name, String text) {}

    /** A toolchain. */
    public record ToolLine(
            String name, String version, String platform, String generation, String passed, String known, String red) {}
}
