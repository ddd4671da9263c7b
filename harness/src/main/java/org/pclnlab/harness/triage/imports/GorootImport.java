package org.pclnlab.harness.triage.imports;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.goroot.RunHeader.ToolInfo;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.CaseKey;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.ResultRow;

/** Reads the result file of {@code pclnlab goroot run} or {@code merge}: one run for each toolchain in it. */
final class GorootImport {
    private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    private GorootImport() {}

    /** @param gc whether the reference counts as a toolchain, too */
    static List<ImportedRun> read(Source source, ImportOptions o, boolean gc) throws UsageException {
        RunContent content = RunContent.read(source.path());
        RunHeader h = content.header();
        String digest = source.digest();
        Instant started = o.started() != null ? o.started() : time(source, h.started());
        Map<String, List<ResultRow>> rows = new LinkedHashMap<>();
        for (CaseRow r : content.rows().values()) {
            rows.computeIfAbsent(r.tool(), t -> new ArrayList<>()).add(row(r));
        }
        Matcher shard = SHARD.matcher(h.shard());
        int of = shard.matches() ? Math.max(1, Integer.parseInt(shard.group(2))) : 1;
        int part = shard.matches() ? Math.max(0, Integer.parseInt(shard.group(1)) - 1) : 0;
        List<ImportedRun> out = new ArrayList<>();
        for (ToolInfo tool : h.tools()) {
            boolean reference = tool.kind().equals("gc");
            if (reference && !gc) {
                continue;
            }
            boolean guarded = content.guarded().contains(tool.name());
            List<String> notes = new ArrayList<>();
            if (guarded) {
                notes.add("stopped by a guard; none of its results counts");
            }
            if (!content.ended()) {
                notes.add("did not come to its end");
            }
            out.add(new ImportedRun(
                    new LaneKey(
                            suite(h.root()),
                            reference ? tool.name() : ImportOptions.or(o.tool(), tool.name()),
                            LaneKey.series(h.go()),
                            h.platform(),
                            ImportOptions.or(o.generation(), tool.generation())),
                    ImportOptions.or(o.run(), of > 1 ? withoutShard(h) : h.run()),
                    started,
                    h.go(),
                    ImportOptions.or(o.revision(), tool.version()),
                    h.mode(),
                    part,
                    of,
                    h.mine().size(),
                    content.ended(),
                    digest,
                    source.path().toString(),
                    guarded ? List.of() : rows.getOrDefault(tool.name(), List.of()),
                    List.of(),
                    notes));
        }
        return out;
    }

    /** Shards of one night have ids of their own; what they share is the plan and the day. */
    private static String withoutShard(RunHeader h) {
        String day = h.started().length() >= 10 ? h.started().substring(0, 10) : h.started();
        return day + "-" + h.plan();
    }

    private static String suite(String root) {
        return root.isEmpty() ? "goroot" : root;
    }

    private static Instant time(Source source, String text) throws UsageException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return source.modified();
        }
    }

    private static ResultRow row(CaseRow r) {
        CaseRow.Failure f = r.failure();
        Cause cause = null;
        Integer exit = null;
        if (f != null) {
            exit = f.exit();
            String text = f.group().startsWith("refused ")
                    ? "unsupported llgo compiler option(s): " + f.group().substring(8)
                    : r.raw().text();
            cause = new Cause(
                    f.signature().stage(),
                    f.signature().kind(),
                    f.signature().text(),
                    CauseGroup.of(f.signature(), text));
        }
        return new ResultRow(
                new CaseKey(r.what().directive().word(), r.what().path()),
                r.attempt(),
                r.conditions().sweep(),
                r.raw().result(),
                cause,
                exit,
                r.raw().text(),
                section(r),
                r.judged().red(),
                r.raw().millis());
    }

    private static @Nullable Section section(CaseRow r) {
        CaseRow.Reason reason = r.judged().reason();
        return reason == null ? null : Section.of(reason.section());
    }
}
