package org.pclnlab.harness.goroot.diag;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.diag.Diagnostics.Matched;
import org.pclnlab.harness.goroot.find.GoSource.Span;

/** Messages that a type checker adds to one that was expected, in the same file (spec 08 section 5.10). */
final class Secondary {
    private static final Pattern UNUSED_LABEL = Pattern.compile("label (\\S+) defined and not used");
    private static final Pattern UNUSED_NAME = Pattern.compile("declared and not used: (\\S+)");
    private static final Pattern UNUSED_IMPORT = Pattern.compile("\"([^\"]*)\" imported and not used");
    private static final Pattern ARRAY =
            Pattern.compile("invalid use of \\[\\.\\.\\.\\] array \\(outside a composite literal\\)");
    private static final Pattern SHIFT =
            Pattern.compile("invalid operation: shifted operand .*\\(untyped float value\\) must be integer");
    private static final Pattern SHIFTS =
            Pattern.compile("\\s*(\\w+)\\s*=\\s*\\(\\s*([0-9.eE+-]+)\\s*<<\\s*[^()]+\\)\\s*<<\\s*[^()]+");

    private final List<Source> sources;
    private final List<Matched> matched;

    Secondary(List<Source> sources, List<Matched> matched) {
        this.sources = sources;
        this.matched = matched;
    }

    boolean excuses(Message m) {
        if (m.line() == 0) {
            return false;
        }
        String text = m.message();
        if (after(
                m,
                p -> p.message().message().contains("too many errors")
                        && p.message().line() < m.line())) {
            return true;
        }
        if (text.startsWith("initialization cycle for ")) {
            return sameLine(m, p -> p.expected().pattern().pattern().contains("initialization loop"));
        }
        if (text.startsWith("invalid recursive type ")) {
            return sameLine(m, p -> p.expected().pattern().pattern().contains("invalid recursive type"));
        }
        if (text.endsWith(" (type) is not an expression")) {
            return sameLine(m, p -> p.message().message().startsWith("undefined: "));
        }
        if (ARRAY.matcher(text).matches()) {
            return sameLine(m, p -> p.message().message().contains("cannot parenthesize type in composite literal"));
        }
        if (text.equals("range clause permits at most two iteration variables")) {
            return sameLine(
                    m,
                    p -> p.message().message().contains("range over ")
                            && p.message().message().contains(" permits only one iteration variable"));
        }
        return label(m) || unused(m) || shift(m);
    }

    private boolean after(Message m, Predicate<Matched> primary) {
        for (Matched p : matched) {
            if (Message.sameFile(p.message().file(), m.file()) && primary.test(p)) {
                return true;
            }
        }
        return false;
    }

    private boolean sameLine(Message m, Predicate<Matched> primary) {
        return after(m, p -> p.message().line() == m.line() && primary.test(p));
    }

    private boolean label(Message m) {
        Matcher label = UNUSED_LABEL.matcher(m.message());
        if (!label.matches()) {
            return false;
        }
        String name = label.group(1);
        return after(m, p -> {
            String text = p.message().message();
            boolean about =
                    text.contains("invalid break label " + name) || text.contains("invalid continue label " + name);
            return about && sameBody(m, p.message().line());
        });
    }

    private boolean unused(Message m) {
        Matcher local = UNUSED_NAME.matcher(m.message());
        Matcher imported = UNUSED_IMPORT.matcher(m.message());
        boolean isLocal = local.matches();
        if (!isLocal && !imported.matches()) {
            return false;
        }
        String name = isLocal ? local.group(1) : Message.base(imported.group(1));
        Pattern word = Pattern.compile("(?<![\\p{L}\\p{Nd}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{Nd}_])");
        return after(m, p -> {
            if (!p.message().message().contains("must be function call")) {
                return false;
            }
            String line = p.expected().source();
            int comment = line.indexOf("//");
            boolean names = word.matcher(comment < 0 ? line : line.substring(0, comment))
                    .find();
            return names && (!isLocal || sameBody(m, p.message().line()));
        });
    }

    private boolean sameBody(Message m, int line) {
        Source s = source(m);
        if (s == null) {
            return false;
        }
        Optional<Span> body = s.syntax().body(line);
        return body.isPresent() && body.equals(s.syntax().body(m.line()));
    }

    /** An int variable that gets a float literal with an integer value, shifted twice; nothing need be matched. */
    private boolean shift(Message m) {
        Source s = source(m);
        if (s == null || !SHIFT.matcher(m.message()).matches()) {
            return false;
        }
        String line = s.line(m.line());
        if (line.contains("// ERROR")) {
            return false;
        }
        int comment = line.indexOf("//");
        Matcher shifts = SHIFTS.matcher(comment < 0 ? line : line.substring(0, comment));
        return shifts.matches()
                && isWhole(shifts.group(2))
                && Pattern.compile("(?m)\\bvar\\s+(?:\\w+\\s*,\\s*)*" + Pattern.quote(shifts.group(1))
                                + "(?:\\s*,\\s*\\w+)*\\s+int\\b")
                        .matcher(s.text())
                        .find();
    }

    private static boolean isWhole(String literal) {
        if (!literal.matches(".*[.eE].*") || literal.length() > 40) {
            return false;
        }
        try {
            BigDecimal value = new BigDecimal(literal);
            if (Math.abs((long) value.scale()) > 400) {
                return false;
            }
            value.longValueExact();
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private @Nullable Source source(Message m) {
        for (Source s : sources) {
            if (m.isIn(s.shortName()) || m.isIn(s.fullName())) {
                return s;
            }
        }
        return null;
    }
}
