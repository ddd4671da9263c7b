package org.pclnlab.harness.triage.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.CaseKey;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.ResultRow;

/** Reads the JSON of {@code pclnlab conform}: each query is a case, a divergence is a failure. */
final class ConformImport {
    static final String SCHEMA = "pclnlab.conform/v1";
    private static final String DIRECTIVE = "conform";
    private static final int MAX_ANSWER = 80;

    private ConformImport() {}

    static List<ImportedRun> read(Source source, ImportOptions o) throws UsageException {
        String digest = source.digest();
        try {
            JsonFields doc = JsonFields.parse(source.text());
            List<JsonFields> answers = doc.objects("answers");
            List<ImportedRun> out = new ArrayList<>();
            for (JsonFields tool : doc.objects("tools")) {
                if (tool.text("kind").equals("gc")) {
                    continue;
                }
                String name = tool.text("name");
                List<ResultRow> rows = new ArrayList<>();
                for (JsonFields a : answers) {
                    if (a.text("tool").equals(name)) {
                        rows.add(row(a));
                    }
                }
                out.add(new ImportedRun(
                        new LaneKey(
                                "conform",
                                ImportOptions.or(o.tool(), name),
                                LaneKey.series(tool.text("goVersion", "")),
                                tool.text("platform", ""),
                                ImportOptions.or(o.generation(), generation(doc, name))),
                        ImportOptions.or(o.run(), "conform-" + digest.substring(0, 12)),
                        o.started() != null ? o.started() : source.modified(),
                        tool.text("goVersion", ""),
                        ImportOptions.or(o.revision(), tool.text("version", "")),
                        "conform",
                        0,
                        1,
                        -1,
                        true,
                        digest,
                        source.path().toString(),
                        rows,
                        List.of(),
                        List.of()));
            }
            return out;
        } catch (IOException e) {
            throw source.bad("no result of pclnlab conform: " + e.getMessage());
        }
    }

    private static String generation(JsonFields doc, String tool) throws IOException {
        for (JsonFields p : doc.objects("programs")) {
            if (p.text("tool", "").equals(tool) && p.has("generation")) {
                return p.text("generation");
            }
        }
        return "";
    }

    private static ResultRow row(JsonFields a) throws IOException {
        String query = a.text("query");
        String verdict = a.text("verdict");
        String gc = a.text("gc", "");
        String llgo = a.text("process", "");
        boolean passed = switch (verdict) {
            case "agree", "xpass" -> true;
            case "flake" -> gc.equals(llgo);
            default -> false;
        };
        RawResult result = passed
                ? RawResult.PASS
                : switch (verdict) {
                    case "divergence", "xfail", "flake" -> RawResult.FAIL_OUTPUT;
                    case "skipped" -> RawResult.SKIPPED;
                    default -> RawResult.HARNESS_ERROR; // a mismatch is a defect of pclnlab or an unstable program
                };
        String reason = a.has("expectation") ? a.object("expectation").text("reason", "") : "";
        Cause cause = null;
        if (!passed && result != RawResult.SKIPPED) {
            String aspect = query.substring(query.lastIndexOf('/') + 1);
            String text = "gc<" + cut(gc) + "> llgo<" + cut(llgo) + ">";
            String group = reason.isEmpty() ? verdict + " of " + aspect + " in " + query.split("/", 2)[0] : reason;
            cause = new Cause("conform", verdict.equals("xfail") ? "divergence" : verdict, text, group);
        }
        boolean red = switch (verdict) {
            case "agree", "xfail", "flake", "skipped" -> false;
            default -> true;
        };
        return new ResultRow(
                new CaseKey(DIRECTIVE, query),
                0,
                "",
                result,
                cause,
                null,
                a.text("note", ""),
                section(verdict),
                red,
                0);
    }

    private static @Nullable Section section(String verdict) {
        return switch (verdict) {
            case "xfail", "xpass" -> Section.XFAILS;
            case "flake" -> Section.FLAKES;
            case "skipped" -> Section.HOST_SKIPS;
            default -> null;
        };
    }

    private static String cut(String s) {
        return s.length() <= MAX_ANSWER ? s : s.substring(0, MAX_ANSWER);
    }
}
