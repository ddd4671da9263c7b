package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.judge.Cells;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.UsageException;

/**
 * The tables of the description of LLGo's #2016, by name: what has to be measured for each, and its rows in the published
 * style (spec 09 sections 7.1 and 8). {@code matrix run --table} measures it, {@code matrix render --table} prints it.
 */
public enum PublishedTable {
    RUNTIME(
            "the function tables in use",
            "hot,multipkg,cold,stdlib",
            "24x24",
            "",
            "",
            false,
            "hot.Caller0 hot.Caller1 hot.CallersOnly hot.CallersFramesFirst hot.FuncForPCEntry hot.FuncFileLineEntry"
                    + " multipkg.FuncForPCMany multipkg.FileLineMany cold.FirstCaller0 cold.FirstCallersFrames"
                    + " cold.FirstFileLine cold.FirstFuncForPC stdlib.Work"),
    PLAIN("ordinary code", "plain", "", "", "", true, "plain.fib30 plain.json plain.sort plain.map"),
    BIGFUNC(
            "big functions",
            "bigfunc",
            "",
            "",
            "16x2000",
            true,
            "bigfunc.FileLineMid bigfunc.CallersFramesMid bigfunc.FirstFileLineMid bigfunc.FuncForPCMid bigfunc.Work"),
    FRESH_PC("lookups of pcs never asked before", "fresh-pc", "24x24", "", "", true, "fresh.First fresh.PerPC"),
    SCALE(
            "growth with the number of functions",
            "multipkg,cold",
            "24x24,48x48,96x96",
            "",
            "",
            true,
            "multipkg.FuncForPCMany multipkg.FileLineMany cold.FirstFuncForPC"),
    DEPTH("deep stacks", "deep", "", "32,128,512", "", true, "deep.Direct32 deep.Direct128 deep.Direct512"),
    SIZES("sizes of programs", "multipkg,stdlib,plain", "24x24", "", "", true, ""),
    BUILD_TIMES("build times", "multipkg,stdlib,plain", "24x24", "", "", true, ""),
    TABLES("what the function tables hold", "multipkg", "24x24,96x96", "", "", true, "");

    private final String title;
    private final String scenarios;
    private final String scales;
    private final String depths;
    private final String bigSizes;
    private final boolean bestOnly;
    private final String metrics;

    PublishedTable(
            String title,
            String scenarios,
            String scales,
            String depths,
            String bigSizes,
            boolean bestOnly,
            String metrics) {
        this.title = title;
        this.scenarios = scenarios;
        this.scales = scales;
        this.depths = depths;
        this.bigSizes = bigSizes;
        this.bestOnly = bestOnly;
        this.metrics = metrics;
    }

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a name. */
    public static PublishedTable parse(String text) throws UsageException {
        List<String> all = new ArrayList<>();
        for (PublishedTable t : values()) {
            if (t.word().equals(text)) {
                return t;
            }
            all.add(t.word());
        }
        throw new UsageException("--table " + text + ": expected " + String.join(", ", all));
    }

    public String scenarios() {
        return scenarios;
    }

    public String scales() {
        return scales;
    }

    public String depths() {
        return depths;
    }

    public String bigSizes() {
        return bigSizes;
    }

    /** Whether nothing has to be started. */
    public boolean programsOnly() {
        return metrics.isEmpty();
    }

    /**
     * The table in Markdown.
     *
     * @param absent further columns that cannot be measured, and why
     */
    public String markdown(Judged j, Map<String, String> absent) {
        Footnotes notes = new Footnotes();
        MatrixResult r = j.result();
        StringBuilder out = new StringBuilder("### " + title + " (" + platform(r) + ")\n\n");
        List<String> head = new ArrayList<>(List.of(programsOnly() ? "scenario" : "metric"));
        r.columns().forEach(v -> head.add(Markdown.text(v.name())));
        absent.keySet().forEach(a -> head.add(Markdown.text(a)));
        out.append(Markdown.head(head));
        boolean any = false;
        for (Scenario s : r.scenarios()) {
            if (!List.of(scenarios.split(",", -1)).contains(s.kind().word())) {
                continue;
            }
            for (String row : programsOnly() ? List.of(s.name()) : List.of(metrics.split(" ", -1))) {
                if (programsOnly() || Cells.metrics(r, s).contains(row)) {
                    any = true;
                    out.append(Markdown.row(row(j, s, row, absent, notes)));
                }
            }
        }
        if (!any) {
            out.append("\nNothing of it was measured: `pclnlab matrix run --table ")
                    .append(word())
                    .append("` does.\n");
        }
        if (!platform(r).startsWith("Mac")) {
            notes.mark("macOS: not measured, no result of that system was given. `pclnlab matrix run --table " + word()
                    + "` there, and render of its result, make that table.");
        }
        if (this == RUNTIME) {
            notes.mark(
                    "One operation of the Many metrics looks up every function. LLGo answers by call site where Go answers by"
                            + " instruction. What is built once falls into the first use that needs it.");
        }
        return out.append(notes.markdown()).toString();
    }

    private static String platform(MatrixResult r) {
        Map<String, String> id = r.machine().identity();
        return id.isEmpty() ? "unknown machine" : id.getOrDefault("os", "") + " " + id.getOrDefault("arch", "");
    }

    private List<String> row(Judged j, Scenario s, String metric, Map<String, String> absent, Footnotes notes) {
        String scaled = s.name().contains("_") ? s.name().substring(s.name().indexOf('_') + 1) : "";
        boolean suffix = !programsOnly() && !scaled.isEmpty() && this != DEPTH;
        List<String> row = new ArrayList<>(List.of(Markdown.text(suffix ? metric + " " + scaled : metric)));
        for (Variant v : j.result().columns()) {
            row.add(
                    programsOnly()
                            ? program(j.result().program(v.name(), s.name()), notes)
                            : cell(j.cell(s.name(), metric, v.name()), notes));
        }
        for (Map.Entry<String, String> a : absent.entrySet()) {
            row.add("\u2013" + notes.mark(a.getKey() + ": " + a.getValue()));
        }
        return row;
    }

    private String cell(@Nullable Cell c, Footnotes notes) {
        if (c != null && c.failure().equals(Cells.NOT_MEASURED)) {
            return "\u2013" + notes.mark(c.scenario() + ": not measured, the time did not suffice");
        }
        if (c == null || !c.failure().isEmpty()) {
            return "FAIL" + (c == null ? "" : notes.mark(c.variant() + ", " + c.scenario() + ": " + c.failure()));
        }
        if (c.summary() == null) {
            return "n/a" + notes.mark("The program ends well without printing the metric.");
        }
        return bestOnly ? Numbers.published((double) c.best()) : Numbers.published((double) c.best(), c.trimmed());
    }

    private String program(@Nullable Program p, Footnotes notes) {
        if (p == null || !p.error().isEmpty()) {
            return "FAIL" + (p == null ? "" : notes.mark(p.variant() + ", " + p.scenario() + ": " + p.error()));
        }
        return switch (this) {
            case SIZES -> Numbers.size(p.size());
            case BUILD_TIMES ->
                p.buildMs() < 0
                        ? "n/a" + notes.mark("Taken from pclnlab's cache; --build-times compiles everything.")
                        : Numbers.legacyBuild(p.buildMs())
                                + (p.scratch() ? "" : notes.mark("With the toolchain's cache."));
            default -> tables(p, notes);
        };
    }

    private static String tables(Program p, Footnotes notes) {
        String where = p.generation().startsWith("LLGo")
                ? p.generation().replace("LLGo ", "")
                : p.generation().replaceFirst(",.*", "");
        return p.tables().getOrDefault("records", 0L) + " records, "
                + p.tables().getOrDefault("rows", 0L) + " rows, " + p.tables().getOrDefault("buckets", 0L) + " buckets"
                + notes.mark("Tables: " + where);
    }
}
