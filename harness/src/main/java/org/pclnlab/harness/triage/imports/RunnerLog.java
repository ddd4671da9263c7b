package org.pclnlab.harness.triage.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run of LLGo's runner, read line by line from what {@code go test} printed (spec 08 section 9.1):
 * <pre>
 * goroot=/go goversion=go1.26.8 goos=linux goarch=amd64 shard=0/4 cases=5 directive_mode=ci
 * === RUN   TestGoRootRunCases/checkbce.go            with -v: then the next case, or text
 *     runner_test.go:372: llgo tool compile failed: ...
 *         exit code: 2
 * --- FAIL: TestGoRootRunCases (3.70s)
 *     --- FAIL: TestGoRootRunCases/checkbce.go (0.03s)   only after the last case
 *         runner_test.go:372: ...                        without -v the text is here
 * FAIL	github.com/xgo-dev/llgo/test/goroot	3.701s
 * </pre>
 * What a tested program printed is indented deeper than a marker can be. Mutable while it is read.
 */
final class RunnerLog {
    /** One level of indentation. */
    static final int STEP = 4;

    private static final Pattern HEADER = Pattern.compile("goroot=(.*) goversion=(.*) goos=(\\S+) goarch=(\\S+)"
            + " shard=(\\d{1,6})/(\\d{1,6}) cases=(\\d{1,7}) directive_mode=(\\S+)");
    private static final Pattern RUN = Pattern.compile("=== (?:RUN|CONT|NAME) +(\\S+)");
    private static final Pattern VERDICT =
            Pattern.compile(" *--- (PASS|FAIL|SKIP): ([^\\s/]+)(?:/(\\S+))? \\((\\d{1,9}(?:\\.\\d+)?)s\\)");
    private static final Pattern TEXT = Pattern.compile(" *\\S+_test\\.go:\\d+: (.*)");
    private static final Pattern END = Pattern.compile("(?:ok  |FAIL|---)\\t\\S*test/goroot(?:\\t.*)?");
    static final String TEST = "TestGoRootRunCases";

    /**
     * The header.
     *
     * @param shard from 0
     */
    record Header(String goroot, String goVersion, String platform, int shard, int shards, int cases, String mode) {}

    private final int firstLine;
    private final Map<String, LogCase> cases = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Header header;
    private @Nullable Instant started;
    private String current = "";
    private boolean verbose;
    private boolean ended;
    private boolean mixed;
    private boolean verdicts;

    RunnerLog(int firstLine) {
        this.firstLine = firstLine;
    }

    /** Whether a line begins the run of the runner. */
    static boolean begins(String line) {
        return line.equals("=== RUN   " + TEST) || HEADER.matcher(line).find();
    }

    /** Reads a line without time stamp; {@code time} is null when it had none. */
    void line(String line, @Nullable Instant time) {
        Matcher h = line.contains("directive_mode=") ? HEADER.matcher(line) : null;
        if (h != null && h.find()) {
            header(h, time);
            return;
        }
        if (line.startsWith("=== ")) {
            Matcher run = RUN.matcher(line);
            if (run.lookingAt()) {
                start(run.group(1));
                return;
            }
        }
        int indent = indent(line);
        if (indent <= STEP && line.startsWith("--- ", indent)) {
            Matcher v = VERDICT.matcher(line);
            if (v.lookingAt()) {
                verdict(v);
                return;
            }
        }
        // A compiled test says the bare word only; before it, verdicts of all cases.
        if (END.matcher(line).matches() || (verdicts && (line.equals("PASS") || line.equals("FAIL")))) {
            ended = true;
            current = "";
            return;
        }
        if (line.startsWith("panic: test timed out")) {
            notes.add("the whole run ran into its time limit");
        }
        text(line, indent);
    }

    private void header(Matcher h, @Nullable Instant time) {
        if (header != null) {
            mixed = true;
            return;
        }
        started = time;
        header = new Header(
                h.group(1),
                h.group(2),
                h.group(3) + "/" + h.group(4),
                Integer.parseInt(h.group(5)),
                Math.max(1, Integer.parseInt(h.group(6))),
                Integer.parseInt(h.group(7)),
                h.group(8));
    }

    /** A case starts, by a line or by an event; {@code test} is its full name. */
    void start(String test) {
        current = test.startsWith(TEST + "/") ? test.substring(TEST.length() + 1) : "";
        if (!current.isEmpty()) {
            verbose = true;
            mixed |= cases.put(current, new LogCase()) != null;
        }
    }

    /** The lines that follow are about a test that started before; with events they say which. */
    void about(String test) {
        current = test.startsWith(TEST + "/") ? test.substring(TEST.length() + 1) : "";
    }

    private void verdict(Matcher v) {
        String path = v.group(3);
        current = "";
        if (!v.group(2).equals(TEST) || path == null) {
            return;
        }
        current = path;
        verdict(path, v.group(1), Double.parseDouble(v.group(4)));
    }

    void verdict(String path, String word, double seconds) {
        LogCase c = cases.get(path);
        if (c == null) {
            c = new LogCase();
            cases.put(path, c);
        }
        verdicts = true;
        c.verdict(word, seconds);
    }

    /** The package's test came to its end, also badly. */
    void end() {
        ended = true;
    }

    private void text(String line, int indent) {
        LogCase c = current.isEmpty() ? null : cases.get(current);
        if (c == null || indent == 0) {
            return; // progress and warnings stand between the lines of a case
        }
        if (c.goesOn(indent)) {
            c.more(line);
            return;
        }
        Matcher t = TEXT.matcher(line);
        if (t.matches()) {
            c.begin(indent, t.group(1));
        }
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    @Nullable Header header() {
        return header;
    }

    @Nullable Instant started() {
        return started;
    }

    int firstLine() {
        return firstLine;
    }

    boolean ended() {
        return ended;
    }

    /** Whether verdict lines were printed at all; a run that was killed has none. */
    boolean hasVerdicts() {
        return verdicts;
    }

    boolean verbose() {
        return verbose;
    }

    /** Whether two runs write into one log. */
    boolean mixed() {
        Header h = header;
        return mixed || (h != null && cases.size() > h.cases());
    }

    /** The case that was running when the log ends, or empty. */
    String unfinished() {
        String last = "";
        for (String path : cases.keySet()) {
            last = path;
        }
        LogCase c = cases.get(last);
        boolean open = !ended && !verdicts && c != null && c.text().isEmpty();
        return open ? last : "";
    }

    Map<String, LogCase> cases() {
        return cases;
    }

    List<String> notes() {
        return notes;
    }
}
