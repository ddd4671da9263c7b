package org.pclnlab.harness.triage.imports;

/** What a log says about one case, while it is read. Mutable. */
final class LogCase {
    private static final int MAX_TEXT = 64 << 10;

    private final StringBuilder text = new StringBuilder();
    /** PASS, FAIL, SKIP, or empty while no verdict was printed. */
    private String verdict = "";

    private long millis;

    /** How the text began: what is indented deeper by one step belongs to it. */
    private int indent = -1;

    void begin(int indentation, String firstLine) {
        if (indent < 0) {
            indent = indentation;
            append(firstLine);
        }
    }

    /** Whether a line with this indentation goes on with the text. */
    boolean goesOn(int indentation) {
        return indent >= 0 && indentation >= indent + RunnerLog.STEP;
    }

    void more(String line) {
        append("\n" + line.substring(Math.min(line.length(), indent + RunnerLog.STEP)));
    }

    private void append(String s) {
        text.append(s, 0, Math.min(s.length(), MAX_TEXT - Math.min(MAX_TEXT, text.length())));
    }

    void verdict(String word, double seconds) {
        verdict = word;
        millis = Math.round(seconds * 1000);
    }

    String text() {
        return text.toString();
    }

    String verdict() {
        return verdict;
    }

    long millis() {
        return millis;
    }
}
