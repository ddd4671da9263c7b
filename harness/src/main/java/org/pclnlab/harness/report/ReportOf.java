package org.pclnlab.harness.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;
import org.pclnlab.harness.report.model.ReportCase.Answer;
import org.pclnlab.harness.report.model.ReportCase.Reason;
import org.pclnlab.harness.report.model.ReportCase.Source;
import org.pclnlab.harness.toolchain.Tool;

/** Makes the one report of the results of each command. */
public final class ReportOf {
    private static final int AROUND = 3, MAX_TEXT = 8192;
    private static final long MAX_SOURCE = 4 << 20;
    private static final Pattern PLACE = Pattern.compile("(.+\\.go):(\\d{1,7})");
    private static final String IMAGES = "pclnlab";

    private final Map<String, List<String>> files = new HashMap<>();

    private ReportOf() {}

    /**
     * A run of {@code conform}.
     *
     * @param strict whether an unexpected agreement is a finding
     * @param lists the expectation file, for reasons
     * @param root folder that names of source files become relative to
     */
    public static Report conform(
            Conformance run, Judgement judgement, boolean strict, String lists, Path root, String started) {
        return new ReportOf().ofConform(run, judgement, strict, lists, root, started);
    }

    private Report ofConform(
            Conformance run, Judgement judgement, boolean strict, String lists, Path root, String started) {
        Map<String, String> lines = new HashMap<>();
        for (Row r : run.rows()) {
            String place = r.gc() != null ? r.gc() : r.own();
            if (r.query().endsWith("/line") && place != null) {
                lines.putIfAbsent(place(r), place);
            }
        }
        List<ReportCase> cases = new ArrayList<>();
        for (Judgement.Judged j : judgement.rows()) {
            cases.add(of(j, strict, lists, root, lines.getOrDefault(place(j.row()), ""), run.tools()));
        }
        for (ImageVerdict v : run.images()) {
            if (v.notRun().isEmpty()) {
                String findings = cut(String.join("\n", v.findings()));
                cases.add(new ReportCase(
                        v.image(),
                        "images",
                        IMAGES,
                        v.ok() ? Outcome.PASSED : Outcome.FINDING,
                        v.ok() ? "agree" : "mismatch",
                        v.ok() ? "" : v.agreed() + " of " + v.asked() + " answers agree",
                        findings,
                        0,
                        List.of(),
                        null,
                        null,
                        -1,
                        ""));
            }
        }
        Map<String, String> generations = new LinkedHashMap<>();
        run.programs().forEach(p -> generations.merge(p.tool(), p.generation(), (a, b) -> a.isEmpty() ? b : a));
        List<Report.Tool> tools = new ArrayList<>();
        for (Tool t : run.tools()) {
            tools.add(new Report.Tool(
                    t.name(),
                    t.isGc() ? "gc" : "llgo",
                    t.version(),
                    t.platform(),
                    generations.getOrDefault(t.name(), "")));
        }
        return new Report(
                "conform",
                started,
                run.elapsed().toMillis() / 1000.0,
                judgement.exit().code(),
                tools,
                run.notRun().stream()
                        .map(n -> new Report.NotRun(n.what(), n.reason()))
                        .toList(),
                cases,
                List.of(),
                List.of(),
                List.of());
    }

    /** All aspects of one question share a place. */
    private static String place(Row r) {
        return r.query().substring(0, Math.max(0, r.query().lastIndexOf('/')));
    }

    private ReportCase of(Judgement.Judged j, boolean strict, String lists, Path root, String place, List<Tool> tools) {
        Row r = j.row();
        Outcome outcome = switch (j.verdict()) {
            case AGREE -> Outcome.PASSED;
            case XFAIL, FLAKE -> Outcome.KNOWN;
            case XPASS -> strict ? Outcome.FINDING : Outcome.KNOWN;
            case SKIPPED -> Outcome.SKIPPED;
            case ERROR -> Outcome.ERROR;
            case DIVERGENCE, EMULATOR_MISMATCH, READER_MISMATCH -> Outcome.FINDING;
        };
        List<Answer> answers = new ArrayList<>();
        String message = "";
        String text = "";
        if (j.verdict() != Verdict.AGREE) {
            String gc = tools.get(0).name();
            add(root, answers, gc, r.gc());
            add(root, answers, r.tool(), r.own());
            if (r.process() != null && !r.process().equals(r.own())) {
                add(root, answers, r.tool() + ", as it is", r.process());
            }
            add(root, answers, r.tool() + "-emulated", r.emulated());
            message = relative(root, message(r, j.verdict()));
            text = r.note() + (r.note().isEmpty() || r.difference().isEmpty() ? "" : "\n") + r.difference();
            text = relative(root, text);
        }
        Entry e = j.entry();
        Matcher at = PLACE.matcher(place);
        boolean shown = outcome != Outcome.PASSED && at.matches();
        return new ReportCase(
                r.query(),
                r.query().substring(0, r.query().indexOf('/')),
                r.tool(),
                outcome,
                j.verdict().label(),
                message,
                cut(text),
                0,
                answers,
                e == null ? null : new Reason(lists, e.line(), e.reason()),
                shown ? source(root, at.group(1), Integer.parseInt(at.group(2))) : null,
                -1,
                "");
    }

    /** Without the folder that pclnlab is in, so that the same finding on another machine reads the same. */
    private static String relative(Path root, String text) {
        return text.replace(root.toAbsolutePath().normalize() + "/", "");
    }

    private static String message(Row r, Verdict v) {
        if (v == Verdict.ERROR || (r.gc() == null && r.own() == null)) {
            return firstLine(r.note());
        }
        if (v == Verdict.EMULATOR_MISMATCH || v == Verdict.READER_MISMATCH) {
            return firstLine(r.process()) + " in the process, " + firstLine(r.emulated()) + " emulated";
        }
        return firstLine(r.own()) + (v == Verdict.XPASS ? ", as " : " instead of ") + firstLine(r.gc());
    }

    private static void add(Path root, List<Answer> answers, String who, @Nullable String says) {
        if (says != null) {
            answers.add(new Answer(who, cut(relative(root, says))));
        }
    }

    /**
     * A run of {@code goroot}, whole or merged.
     *
     * @param missing {@code case tool} for each result that no file has
     * @param guarded toolchains whose run a guard stopped
     * @param folder of the cases, to show their source; null when not known
     */
    public static Report goroot(
            RunHeader header,
            List<CaseRow> rows,
            List<String> missing,
            Iterable<String> guarded,
            List<String> notRun,
            @Nullable Path folder,
            int exit) {
        ReportOf of = new ReportOf();
        List<ReportCase> cases = new ArrayList<>();
        double seconds = 0;
        for (CaseRow r : rows) {
            if (r.attempt() == 0) {
                seconds += r.raw().millis() / 1000.0;
                cases.add(of.of(r, folder));
            }
        }
        for (String m : missing) {
            int space = m.lastIndexOf(' ');
            String id = m.substring(0, Math.max(0, space));
            cases.add(new ReportCase(
                    id,
                    group(id),
                    m.substring(space + 1),
                    Outcome.ERROR,
                    "missing",
                    "no shard has a result",
                    "",
                    0,
                    List.of(),
                    null,
                    null,
                    -1,
                    ""));
        }
        List<Report.NotRun> absent = new ArrayList<>();
        notRun.forEach(n -> absent.add(absent(n)));
        guarded.forEach(t -> absent.add(new Report.NotRun(t, "a guard stopped it; none of its results counts")));
        List<Report.Tool> tools = header.tools().stream()
                .map(t -> new Report.Tool(t.name(), t.kind(), t.version(), header.platform(), t.generation()))
                .toList();
        return new Report(
                "goroot", header.started(), seconds, exit, tools, absent, cases, List.of(), List.of(), List.of());
    }

    /** {@code llgo (no llgo found)} in its two parts. */
    private static Report.NotRun absent(String text) {
        int open = text.indexOf(" (");
        return open < 0 || !text.endsWith(")")
                ? new Report.NotRun(text, "not found")
                : new Report.NotRun(text.substring(0, open), text.substring(open + 2, text.length() - 1));
    }

    private ReportCase of(CaseRow r, @Nullable Path folder) {
        CaseVerdict v = r.judged().verdict();
        Outcome outcome = r.judged().red()
                ? v.isEnvironment() ? Outcome.ERROR : Outcome.FINDING
                : switch (v) {
                    case PASS -> Outcome.PASSED;
                    case SKIPPED -> Outcome.SKIPPED;
                    default -> Outcome.KNOWN;
                };
        CaseRow.Failure f = r.failure();
        CaseRow.Reason reason = r.judged().reason();
        String path = r.what().path();
        Source source = null;
        if (outcome != Outcome.PASSED) {
            Matcher at = Pattern.compile(Pattern.quote(r.what().name()) + ":(\\d{1,7})")
                    .matcher(r.raw().text());
            int line = at.find() ? Integer.parseInt(at.group(1)) : 1;
            source = folder == null
                    ? new Source(path, line, line, List.of())
                    : source(folder, folder + "/" + path, line);
        }
        return new ReportCase(
                path,
                group(path),
                r.tool(),
                outcome,
                v.word(),
                f == null ? "" : f.signature().line(),
                cut(r.raw().text()),
                r.raw().millis() / 1000.0,
                List.of(),
                reason == null ? null : new Reason(reason.file(), reason.line(), reason.text()),
                source,
                -1,
                "");
    }

    private static String group(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    /** The lines around a line, where the file is under the root and can be read. */
    private Source source(Path root, String file, int line) {
        Path base = root.toAbsolutePath().normalize();
        Path at;
        try {
            at = Path.of(file).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return new Source(file, line, line, List.of()); // a name that a program made up
        }
        boolean ours = at.startsWith(base);
        String name = ours ? base.relativize(at).toString() : file;
        List<String> all = ours ? files.computeIfAbsent(at.toString(), ReportOf::lines) : List.of();
        int from = Math.max(1, line - AROUND);
        int to = Math.min(all.size(), line + AROUND);
        return new Source(name, line, from, from > to ? List.of() : all.subList(from - 1, to));
    }

    private static List<String> lines(String file) {
        try {
            Path p = Path.of(file);
            return Files.size(p) > MAX_SOURCE
                    ? List.of()
                    : new String(Files.readAllBytes(p), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            return List.of(); // a report without the source is still one
        }
    }

    private static String firstLine(@Nullable String s) {
        if (s == null) {
            return "no answer";
        }
        int end = s.indexOf('\n');
        String line = end < 0 ? s : s.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    private static String cut(String s) {
        return s.length() <= MAX_TEXT ? s : s.substring(0, MAX_TEXT) + "\n... (" + s.length() + " characters)";
    }
}
