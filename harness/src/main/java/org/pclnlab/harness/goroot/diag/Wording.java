package org.pclnlab.harness.goroot.diag;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of LLGo's type checker in the words of gc (spec 08 section 5.4). The first rule that fits wins. */
final class Wording {
    private static final String STRING = "(\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final Pattern IMPORT =
            Pattern.compile("non-canonical import path " + STRING + ": should be " + STRING);
    private static final Pattern FIELD = Pattern.compile(
            "(cannot refer to unexported field|unknown field) ([\\p{L}_][\\p{L}\\p{Nd}_]*) (in struct literal of type .*?)"
                    + "(?:, but does have (.*))?");
    private static final Pattern UNEXPORTED =
            Pattern.compile("(.*? undefined \\()cannot refer to unexported (?:field|method) (.*)\\)");
    private static final Pattern DOES_HAVE =
            Pattern.compile("(.*? undefined \\(.*, but does have )(?:field|method) (.*)\\)");
    private static final Pattern LABEL =
            Pattern.compile("label (\\S+) (declared and not used|already declared|not declared)(.*)");
    private static final Pattern GOTO = Pattern.compile("goto \\S+ jumps over variable declaration at line [0-9]+");

    private record Whole(String from, String to) {}

    private static final List<Whole> WHOLE = List.of(
            new Whole("continue not in for statement", "continue is not in a loop"),
            new Whole("break not in for, switch, or select statement", "break is not in a loop, switch, or select"),
            new Whole("expected at most 2 expressions", "range clause permits at most two iteration variables"),
            new Whole(
                    "invalid syntax tree: incorrect form of type switch guard",
                    "invalid variable name in type switch guard"));

    private Wording() {}

    static String ofGc(String message) {
        return statements(names(message));
    }

    private static String names(String message) {
        Matcher m = IMPORT.matcher(message);
        if (m.matches()) {
            return "non-canonical import path " + m.group(1) + " (should be " + m.group(2) + ")";
        }
        m = FIELD.matcher(message);
        if (m.matches()) {
            String has = m.group(4) == null ? "" : " (but does have " + m.group(4) + ")";
            return m.group(1) + " '" + m.group(2) + "' " + m.group(3) + has;
        }
        m = UNEXPORTED.matcher(message);
        if (m.matches()) {
            return m.group(1) + "cannot refer to unexported field or method " + m.group(2) + ")";
        }
        m = DOES_HAVE.matcher(message);
        if (m.matches()) {
            return m.group(1) + m.group(2) + ")";
        }
        return message;
    }

    private static String statements(String message) {
        for (Whole w : WHOLE) {
            if (message.equals(w.from)) {
                return w.to;
            }
        }
        if (GOTO.matcher(message).matches()) {
            return "goto jumps over declaration";
        }
        Matcher label = LABEL.matcher(message);
        if (label.matches()) {
            return "label " + label.group(1) + " " + label.group(2).replace("declared", "defined") + label.group(3);
        }
        String from = ") as int value in variable declaration";
        int at = message.indexOf(from);
        return at < 0
                ? message
                : message.substring(0, at) + ") as type int in variable declaration"
                        + message.substring(at + from.length());
    }
}
