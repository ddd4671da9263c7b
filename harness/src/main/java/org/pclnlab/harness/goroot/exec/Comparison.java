package org.pclnlab.harness.goroot.exec;

import java.util.List;
import org.pclnlab.harness.goroot.Output;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;

/** Compares what two programs printed (spec 08 section 4.9). */
final class Comparison {
    private static final List<String> NOISE = List.of(
            "WARNING: Using LLGO root for devel:",
            "WARNING: LLGO_ROOT is not a valid LLGO root:",
            "ld64.lld: warning:",
            "ld.lld: warning:",
            "ld: warning:");

    private Comparison() {}

    /** Fails when llgo's program printed something else than gc's. */
    static void check(StageResult go, StageResult llgo) throws CaseFailure {
        check("stdout", go.stdout(), llgo.stdout(), llgo);
        check("stderr", go.stderr(), llgo.stderr(), llgo);
    }

    private static void check(String stream, Output go, Output llgo, StageResult stage) throws CaseFailure {
        String a = normalise(llgo.latin1(), true);
        String b = normalise(go.latin1(), false);
        // Of a very long output only head and tail were kept; then the lengths have to be the same as well.
        boolean lengths = (go.whole() && llgo.whole()) || go.total() == llgo.total();
        if (!a.equals(b) || !lengths) {
            String text = stream + " mismatch\nllgo:\n" + CaseFailure.cut(Output.utf8(a)) + "\n\ngo:\n"
                    + CaseFailure.cut(Output.utf8(b));
            throw new CaseFailure(RawResult.FAIL_OUTPUT, text, stage);
        }
    }

    /** Line ends and leading times are evened out, on LLGo's side linker warnings are dropped first. */
    static String normalise(String text, boolean llgo) {
        String s = llgo ? withoutNoise(text) : text;
        s = s.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder out = new StringBuilder(s.length());
        int at = 0;
        while (at < s.length()) {
            int end = s.indexOf('\n', at);
            int next = end < 0 ? s.length() : end + 1;
            out.append(s, startsWithTime(s, at, end < 0 ? s.length() : end) ? at + 20 : at, next);
            at = next;
        }
        return out.toString();
    }

    static String withoutNoise(String text) {
        if (!text.contains("arning:") && !text.contains("WARNING:") && !text.contains("could not import ")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, end < 0 ? next : end).strip();
            boolean noise = NOISE.stream().anyMatch(line::startsWith)
                    || (line.contains("could not import ") && line.contains("(no metadata for "));
            if (!noise) {
                out.append(text, at, next);
            }
            at = next;
        }
        return out.toString();
    }

    /** {@code 2026/03/13 00:56:11 }. */
    private static boolean startsWithTime(String s, int from, int to) {
        if (to - from < 20) {
            return false;
        }
        String shape = "0000/00/00 00:00:00 ";
        for (int i = 0; i < shape.length(); i++) {
            char c = s.charAt(from + i);
            char want = shape.charAt(i);
            if (want == '0' ? c < '0' || c > '9' : c != want) {
                return false;
            }
        }
        return true;
    }
}
