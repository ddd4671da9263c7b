package org.pclnlab.harness.report.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;

/**
 * A report for a job summary, a comment or an issue. GitHub takes 1 MiB of the first and 64 KiB of the others, so it ends
 * before that, and says so. The comment at its end lets a script see whether anything changed.
 */
public final class ReportMarkdown {
    /** Fits a comment. */
    public static final int COMMENT = 60_000;

    private static final int SHOWN = 20;

    private ReportMarkdown() {}

    /**
     * The text.
     *
     * @param limit of its length in characters that take a byte
     */
    public static String of(Report r, int limit) {
        String state = "\n<!-- pclnlab-state: " + r.state() + " -->\n";
        StringBuilder out = new StringBuilder();
        out.append("## pclnlab ")
                .append(span(r.command()))
                .append(": ")
                .append(r.ending())
                .append("\n\n");
        out.append(r.cases().size())
                .append(" results, **")
                .append(r.red().size())
                .append(" to look at**");
        out.append("; not run: ");
        out.append(r.notRun().isEmpty() ? "nothing" : "see below").append(".\n\n");
        toolchains(r, out);
        if (!r.notRun().isEmpty()) {
            out.append("\n**Not run:**\n\n");
            r.notRun().stream()
                    .limit(SHOWN)
                    .forEach(n -> out.append("- ")
                            .append(span(n.what()))
                            .append(": ")
                            .append(span(n.reason()))
                            .append('\n'));
            more(out, r.notRun().size() - SHOWN);
        }
        r.notes().forEach(n -> out.append('\n').append(span(n)).append('\n'));
        findings(r, out, limit - state.length() - 200);
        return out + state;
    }

    private static void toolchains(Report r, StringBuilder out) {
        out.append("| toolchain | version | platform | formats |");
        for (Outcome o : Outcome.values()) {
            out.append(' ').append(o.word()).append(" |");
        }
        out.append("\n|---|---|---|---|")
                .append("---:|".repeat(Outcome.values().length))
                .append('\n');
        Map<String, Map<Outcome, Integer>> counts = r.counts();
        Map<String, Report.Tool> tools = new LinkedHashMap<>();
        r.tools().forEach(t -> tools.put(t.name(), t));
        counts.forEach((name, of) -> {
            Report.Tool t = tools.getOrDefault(name, new Report.Tool(name, "", "", "", ""));
            out.append("| ").append(cell(name));
            out.append(" | ").append(cell(t.version()));
            out.append(" | ").append(cell(t.platform()));
            out.append(" | ").append(cell(t.generation())).append(" |");
            for (Outcome o : Outcome.values()) {
                out.append(' ').append(of.getOrDefault(o, 0)).append(" |");
            }
            out.append('\n');
        });
    }

    /** Red cases of one group, toolchain and verdict are one block. */
    private static void findings(Report r, StringBuilder out, int limit) {
        Map<List<String>, List<ReportCase>> blocks = new LinkedHashMap<>();
        for (ReportCase c : r.red()) {
            blocks.computeIfAbsent(List.of(c.tool(), c.verdict(), c.group()), k -> new ArrayList<>())
                    .add(c);
        }
        int left = blocks.size();
        for (Map.Entry<List<String>, List<ReportCase>> b : blocks.entrySet()) {
            StringBuilder block = new StringBuilder();
            List<String> key = b.getKey();
            block.append("\n<details><summary>")
                    .append(html(key.get(1) + " on " + key.get(0) + " in " + key.get(2) + ": "
                            + b.getValue().size()))
                    .append("</summary>\n\n");
            b.getValue().stream().limit(SHOWN).forEach(c -> one(c, block));
            more(block, b.getValue().size() - SHOWN);
            block.append("\n</details>\n");
            if (bytes(out) + bytes(block) > limit) {
                out.append("\n... and ").append(left).append(" more groups of findings; the HTML page has all.\n");
                return;
            }
            out.append(block);
            left--;
        }
    }

    private static void one(ReportCase c, StringBuilder out) {
        out.append("- ").append(span(c.id()));
        if (!c.message().isEmpty()) {
            out.append(": ").append(span(c.message()));
        }
        ReportCase.Source s = c.source();
        if (s != null) {
            out.append(" (").append(span(s.file() + ":" + s.line())).append(')');
        }
        out.append('\n');
    }

    private static void more(StringBuilder out, int n) {
        if (n > 0) {
            out.append("- ... and ").append(n).append(" more\n");
        }
    }

    private static int bytes(CharSequence s) {
        return s.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** As code, so that nothing in it is markup, a mention or a link. */
    static String span(String text) {
        String t = Printable.of(text);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < t.length(); i++) {
            run = t.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean space = t.startsWith("`") || t.endsWith("`") || t.isBlank();
        return space ? fence + " " + t + " " + fence : fence + t + fence;
    }

    /** The same in a table, where a bar ends a cell even inside code. */
    private static String cell(String text) {
        return text.isEmpty() ? "" : span(text.replace("|", "\\|"));
    }

    private static String html(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
