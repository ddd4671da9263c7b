package org.pclnlab.harness.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pclnlab.harness.probe.Answer;

/**
 * The parts of a stack that a runtime wrote as text: {@code runtime.Stack}, a fatal panic, a fatal fault, of gc and of
 * LLGo (spec 05 section 9). Of several goroutines it is the first.
 *
 * @param message what comes before the stack, such as {@code panic: boom}; empty for {@code runtime.Stack}
 * @param signal gc's line about the signal behind a panic; empty where there is none
 * @param header {@code goroutine 1 [running]}; empty without a stack
 * @param creator {@code created by ...}; empty where that is not told
 * @param frames innermost first; arguments and offsets are left out
 */
record Traceback(String message, String signal, String header, String creator, List<Answer> frames) {
    private static final Pattern HEADER = Pattern.compile("(goroutine \\d+)(?: gp=\\S+| m=\\S+| mp=\\S+)* (\\[.*\\]):");
    private static final Pattern CREATOR = Pattern.compile("created by (\\S+)(?: in goroutine \\d+)?");
    private static final Pattern PLACE =
            Pattern.compile("\t(.*):(\\d+)(?: \\+0x[0-9a-f]+)?(?: fp=\\S+ sp=\\S+ pc=\\S+)?");
    /** A line of LLGo's native dump: the name, and behind the plus sign its length. */
    private static final Pattern DUMP = Pattern.compile("\\[0x[0-9A-F]{8} (.*)\\+0x[0-9a-f]+, SP = 0x[0-9a-f]+\\]");

    static Traceback parse(String text) {
        String[] lines = text.split("\n", -1);
        StringBuilder message = new StringBuilder();
        String signal = "";
        int at = 0;
        for (; at < lines.length; at++) {
            if (HEADER.matcher(lines[at]).matches() || DUMP.matcher(lines[at]).matches()) {
                break;
            }
            if (lines[at].startsWith("[signal ")) {
                signal = lines[at];
            } else {
                message.append(lines[at]).append('\n');
            }
        }
        String said = message.toString();
        int own = said.indexOf("\n\nruntime stack:\n");
        said = (own < 0 ? said : said.substring(0, own)).strip();
        List<Answer> frames = new ArrayList<>();
        if (at == lines.length) {
            return new Traceback(said, signal, "", "", frames);
        }
        Matcher head = HEADER.matcher(lines[at]);
        if (!head.matches()) {
            for (; at < lines.length; at++) {
                Matcher dump = DUMP.matcher(lines[at]);
                if (dump.matches()) {
                    frames.add(new Answer(true, 0, dump.group(1), "(native dump)", 0));
                }
            }
            return new Traceback(said, signal, "native dump", "", frames);
        }
        String creator = "";
        for (at++; at < lines.length && !lines[at].isEmpty(); at++) {
            Matcher created = CREATOR.matcher(lines[at]);
            String place = at + 1 < lines.length && lines[at + 1].startsWith("\t") ? lines[at + 1] : "";
            if (created.matches()) {
                creator = "created by " + created.group(1);
            } else if (!lines[at].startsWith("\t")) {
                frames.add(frame(lines[at], place));
            }
        }
        return new Traceback(said, signal, head.group(1) + " " + head.group(2), creator, frames);
    }

    private static Answer frame(String line, String place) {
        Matcher m = PLACE.matcher(place);
        return m.matches()
                ? new Answer(true, 0, name(line), m.group(1), number(m.group(2)))
                : new Answer(true, 0, name(line), place.strip(), 0);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1; // longer than any line number: text of the program's own
        }
    }

    /** A line without its last pair of parentheses. */
    private static String name(String line) {
        if (!line.endsWith(")")) {
            return line;
        }
        int depth = 0;
        for (int i = line.length() - 1; i >= 0; i--) {
            char c = line.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
