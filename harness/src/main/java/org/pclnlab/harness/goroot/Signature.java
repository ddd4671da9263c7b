package org.pclnlab.harness.goroot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failure has in common with the same failure on another day (spec 08 section 14.2.4), computed from its text in
 * the shapes of section 4.13.
 *
 * @param stage what failed
 * @param kind how: {@code exit2}, {@code timeout}, {@code stdout}, {@code missing-error}, ...
 * @param text the line that says most
 */
public record Signature(String stage, String kind, String text) {
    private static final Pattern FAILED = Pattern.compile("(.*?) failed: (.*)");
    private static final Pattern EXITED = Pattern.compile("process exited with code (-?[0-9]+)");
    private static final Pattern NO_OUTPUT =
            Pattern.compile("(.*?) succeeded but (?:did not produce|produced directory).*");

    private static final List<Pattern> KEYS = List.of(
            Pattern.compile("^fatal error:"),
            Pattern.compile("^panic:"),
            Pattern.compile("^runtime:"),
            Pattern.compile("SIG(SEGV|BUS|ABRT|ILL|FPE|TRAP)"),
            Pattern.compile("\\bBUG\\b"),
            Pattern.compile("\\bFAIL\\b"),
            Pattern.compile("\\berror: "),
            Pattern.compile("\\bundefined\\b"),
            Pattern.compile("\\bcannot \\b"));

    /** {@code stage|kind|text}. */
    public String line() {
        return stage + "|" + kind + "|" + text;
    }

    /** First twelve hexadecimal digits of the SHA-256 of {@link #line}. */
    public String id() {
        return hash(line());
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The signature of a failure's text. */
    public static Signature of(String failure, Scrub scrub) {
        String[] lines = failure.split("\n", -1);
        String first = lines[0];
        Signature raw = raw(first, lines, failure);
        return new Signature(raw.stage, raw.kind, scrub.apply(raw.text));
    }

    private static Signature raw(String first, String[] lines, String failure) {
        if (first.startsWith("unexpected success for xfail case")) {
            return new Signature("classify", "xpass", "");
        }
        if (first.startsWith("unexpected success for not-applicable case")) {
            return new Signature("classify", "napass", "");
        }
        String guard = "resource guard stopped case: ";
        if (first.startsWith(guard)) {
            return new Signature("guard", "resource", first.substring(guard.length()));
        }
        if (first.equals("stdout mismatch") || first.equals("stderr mismatch")) {
            return new Signature("compare", first.substring(0, 6), difference(lines));
        }
        if (first.startsWith("llgo tool compile succeeded unexpectedly")) {
            return new Signature("llgo tool compile", "no-error", "");
        }
        if (first.startsWith("unmatched errors")) {
            return new Signature("diagnostics", "unmatched", lines.length > 1 ? lines[1] : "");
        }
        Matcher failed = FAILED.matcher(first);
        if (failed.matches() && !first.contains(": missing error ") && !first.contains(": no match for ")) {
            return command(failed.group(1), failed.group(2), failure);
        }
        Matcher none = NO_OUTPUT.matcher(first);
        if (none.matches()) {
            return new Signature(none.group(1), "no-output", "");
        }
        int colon = first.indexOf(": ");
        String rest = colon < 0 ? first : first.substring(colon + 2);
        if (first.contains(": missing error ")) {
            return new Signature("diagnostics", "missing-error", rest);
        }
        if (first.contains(": no match for ")) {
            return new Signature("diagnostics", "no-match-for", rest);
        }
        return new Signature("other", "error", first);
    }

    private static Signature command(String stage, String cause, String failure) {
        if (cause.startsWith("timed out after")) {
            return new Signature(stage, "timeout", "");
        }
        Matcher exited = EXITED.matcher(cause);
        String kind = exited.matches() ? "exit" + exited.group(1) : "error";
        String stderr = block(failure, "stderr:", "");
        String stdout = block(failure, "stdout:", "stderr:");
        String key = keyLine(stderr);
        key = key.isEmpty() ? keyLine(stdout) : key;
        return new Signature(stage, kind, key.isEmpty() ? cause : key);
    }

    /** The lines between a heading and another one, or the end. */
    private static String block(String text, String heading, String until) {
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            return "";
        }
        int from = start + heading.length() + 2;
        int end = until.isEmpty() ? -1 : text.indexOf("\n" + until + "\n", from - 1);
        return text.substring(from, end < 0 ? text.length() : Math.max(from, end));
    }

    private static String keyLine(String text) {
        String[] lines = text.split("\n", 10_000);
        for (Pattern p : KEYS) {
            for (String line : lines) {
                if (p.matcher(line).find()) {
                    return line;
                }
            }
        }
        for (String line : lines) {
            if (!line.isBlank()) {
                return line;
            }
        }
        return "";
    }

    /** The first line in which the blocks differ. */
    private static String difference(String[] lines) {
        int llgo = index(lines, "llgo:", 1);
        int go = index(lines, "go:", llgo + 1);
        if (llgo < 0 || go < 0) {
            return "";
        }
        int endOfLlgo = withoutLast(lines, llgo + 1, withoutLast(lines, llgo + 1, go)); // a blank line, a final newline
        int endOfGo = withoutLast(lines, go + 1, lines.length);
        for (int i = 0; ; i++) {
            boolean moreLlgo = llgo + 1 + i < endOfLlgo;
            boolean moreGo = go + 1 + i < endOfGo;
            if (!moreLlgo && !moreGo) {
                return "final newline";
            }
            String a = moreLlgo ? lines[llgo + 1 + i] : "<EOF>";
            String b = moreGo ? lines[go + 1 + i] : "<EOF>";
            if (!a.equals(b)) {
                return "llgo<" + a + "> go<" + b + ">";
            }
        }
    }

    /** The end of a block without its last line, if that is empty and not the only one. */
    private static int withoutLast(String[] lines, int from, int end) {
        return end > from + 1 && lines[end - 1].isEmpty() ? end - 1 : end;
    }

    private static int index(String[] lines, String line, int from) {
        for (int i = Math.max(0, from); i < lines.length; i++) {
            if (lines[i].equals(line)) {
                return i;
            }
        }
        return -1;
    }
}
