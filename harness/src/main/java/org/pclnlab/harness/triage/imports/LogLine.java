package org.pclnlab.harness.triage.imports;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log without what GitHub puts before it.
 * <pre>
 *  2026-08-17T18:05:12.1234567Z text                    a job's log
 *  goroot (linux)	Run cases	2026-08-17T18:05:12.1Z text    gh run view --log: job, step
 * </pre>
 *
 * @param job empty when the line does not name one
 * @param time null when there is none
 */
record LogLine(String job, @Nullable Instant time, String text) {
    private static final Pattern STAMPED = Pattern.compile(
            "(?:([^\\t]{1,300})\\t[^\\t]{0,300}\\t)?\uFEFF?(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z) ?(.*)");
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    static LogLine of(String raw) {
        String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        Matcher m = STAMPED.matcher(line);
        if (!m.matches()) {
            return new LogLine("", null, plain(line));
        }
        String job = m.group(1) == null ? "" : m.group(1);
        try {
            return new LogLine(job, Instant.parse(m.group(2)), plain(m.group(3)));
        } catch (DateTimeParseException e) {
            return new LogLine(job, null, plain(m.group(3)));
        }
    }

    /** Without colours. */
    private static String plain(String text) {
        return text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
    }
}
