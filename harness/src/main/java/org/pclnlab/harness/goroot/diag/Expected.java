package org.pclnlab.harness.goroot.diag;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * One quoted pattern of an ERROR comment (spec 08 section 5.5).
 *
 * @param file short name of its source
 * @param line from 1
 * @param auto whether it is about code that the compiler generated
 * @param pattern compiled
 * @param source the line's text
 */
record Expected(String file, int line, boolean auto, Pattern pattern, String source) {
    private static final java.util.regex.Pattern AUTO = java.util.regex.Pattern.compile("// (?:GC_)?ERRORAUTO (.*)");
    private static final java.util.regex.Pattern ERROR = java.util.regex.Pattern.compile("// (?:GC_)?ERROR (.*)");
    private static final java.util.regex.Pattern QUOTED = java.util.regex.Pattern.compile("\"([^\"]*)\"");
    private static final java.util.regex.Pattern LINE = java.util.regex.Pattern.compile("LINE(?:([+-])([0-9]+))?");

    /** {@code file:line}, as error texts begin. */
    String place() {
        return file + ":" + line;
    }

    /** The expectations of a source. */
    static List<Expected> of(Source source) throws BadComment {
        List<Expected> all = new ArrayList<>();
        String[] lines = source.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String text = lines[i];
            if (text.contains("////")) {
                continue;
            }
            Matcher auto = AUTO.matcher(text);
            Matcher error = ERROR.matcher(text);
            boolean isAuto = auto.find();
            if (!isAuto && !error.find()) {
                continue;
            }
            String rest = isAuto ? auto.group(1) : error.group(1);
            Matcher quoted = QUOTED.matcher(rest);
            boolean any = false;
            while (quoted.find()) {
                any = true;
                all.add(of(source, i + 1, isAuto, quoted.group(1), text));
            }
            if (!any) {
                throw new BadComment(source.shortName() + ":" + (i + 1) + ": invalid ERROR comment: " + rest.strip());
            }
        }
        return all;
    }

    private static Expected of(Source source, int line, boolean auto, String group, String text) throws BadComment {
        Matcher m = LINE.matcher(group);
        StringBuilder regexp = new StringBuilder();
        while (m.find()) {
            long n = m.group(2) == null ? 0 : parse(m.group(2));
            long target = "-".equals(m.group(1)) ? line - n : line + n;
            m.appendReplacement(regexp, Matcher.quoteReplacement(source.shortName() + ":" + target));
        }
        m.appendTail(regexp);
        try {
            return new Expected(source.shortName(), line, auto, Pattern.compile(regexp.toString()), text);
        } catch (PatternSyntaxException e) {
            throw new BadComment(
                    source.shortName() + ":" + line + ": invalid regexp in ERROR comment: " + e.getMessage());
        }
    }

    private static long parse(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** An ERROR comment that cannot be read fails the whole check. */
    static final class BadComment extends Exception {
        private static final long serialVersionUID = 1L;

        BadComment(String message) {
            super(message);
        }
    }
}
