package org.pclnlab.harness.goroot.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Build constraints of a file: of its name, of its {@code //go:build} line, or else of its {@code // +build} lines, as
 * {@code go/build} applies them to a single file (spec 08 section 3.2).
 */
final class Constraint {
    private static final List<String> OS = List.of(
            ("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1"
                            + " windows zos")
                    .split(" ", -1));
    private static final List<String> ARCH = List.of(
            ("386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc"
                            + " ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm")
                    .split(" ", -1));

    private final BuildContext context;

    Constraint(BuildContext context) {
        this.context = context;
    }

    /** Whether a file name's endings like {@code _linux_amd64} hold. */
    boolean nameHolds(String name) {
        if (name.startsWith("_") || name.startsWith(".")) {
            return false;
        }
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        int first = stem.indexOf('_');
        if (first < 0) {
            return true;
        }
        List<String> parts = List.of(stem.substring(first + 1).split("_", -1));
        int n = parts.size();
        if (n > 0 && parts.get(n - 1).equals("test")) {
            n--;
        }
        if (n == 0) {
            return true;
        }
        String last = parts.get(n - 1);
        if (n >= 2 && OS.contains(parts.get(n - 2)) && ARCH.contains(last)) {
            return context.has(last) && context.has(parts.get(n - 2));
        }
        return !(OS.contains(last) || ARCH.contains(last)) || context.has(last);
    }

    /** Whether the lines in the file's header hold; false where they cannot be read. */
    boolean sourceHolds(String source) {
        Lines header = Lines.of(source);
        if (header == null) {
            return false;
        }
        if (header.goBuild != null) {
            Boolean value = new Expression(header.goBuild.substring("//go:build".length())).evaluate();
            return value != null && value;
        }
        for (String line : header.leading.split("\n", -1)) {
            String t = GoText.trim(line);
            if (t.startsWith("//") && !plusBuildHolds(t.substring(2))) {
                return false;
            }
        }
        return true;
    }

    private boolean plusBuildHolds(String comment) {
        List<String> words = GoText.fields(comment);
        if (words.isEmpty() || !words.get(0).equals("+build")) {
            return true;
        }
        boolean any = words.size() == 1; // an empty line says nothing; Go treats it as an error and ignores it
        for (String option : words.subList(1, words.size())) {
            boolean all = true;
            for (String term : option.split(",", -1)) {
                boolean not = term.startsWith("!");
                String tag = not ? term.substring(1) : term;
                boolean holds = isTag(tag) ? context.has(tag) : context.has("ignore");
                all &= holds != (not && isTag(tag));
            }
            any |= all;
        }
        return any;
    }

    private static boolean isTag(String word) {
        if (word.isEmpty()) {
            return false;
        }
        return word.codePoints().allMatch(c -> Character.isLetter(c) || Character.isDigit(c) || c == '_' || c == '.');
    }

    /** The {@code //go:build} line, and the text in which {@code // +build} lines count: up to a blank line. */
    private record Lines(@Nullable String goBuild, String leading) {

        /** Null when there are two {@code //go:build} lines. */
        static @Nullable Lines of(String source) {
            int lastBlank = 0;
            boolean ended = false;
            boolean inBlock = false;
            String goBuild = null;
            int at = 0;
            while (at < source.length()) {
                int nl = source.indexOf('\n', at);
                String line = GoText.trim(source.substring(at, nl < 0 ? source.length() : nl));
                at = nl < 0 ? source.length() : nl + 1;
                if (line.isEmpty() && !ended) {
                    lastBlank = at;
                    continue;
                }
                if (!line.startsWith("//")) {
                    ended = true;
                }
                if (!inBlock && isGoBuild(line)) {
                    if (goBuild != null) {
                        return null;
                    }
                    goBuild = line;
                }
                String rest = line;
                while (!rest.isEmpty()) {
                    if (inBlock) {
                        int close = rest.indexOf("*/");
                        if (close < 0) {
                            break;
                        }
                        inBlock = false;
                        rest = GoText.trim(rest.substring(close + 2));
                    } else if (rest.startsWith("//")) {
                        break;
                    } else if (rest.startsWith("/*")) {
                        inBlock = true;
                        rest = GoText.trim(rest.substring(2));
                    } else {
                        return new Lines(goBuild, source.substring(0, lastBlank));
                    }
                }
            }
            return new Lines(goBuild, source.substring(0, lastBlank));
        }

        private static boolean isGoBuild(String line) {
            String word = "//go:build";
            return line.startsWith(word)
                    && (line.length() == word.length() || GoText.isSpace(line.charAt(word.length())));
        }
    }

    /** A {@code //go:build} expression, read by descent. */
    private final class Expression {
        private final String text;
        private int at;
        private boolean bad;
        private int depth;

        Expression(String text) {
            this.text = text;
        }

        /** Its value, null when it is malformed. */
        @Nullable Boolean evaluate() {
            boolean value = or();
            skip();
            return (bad || at < text.length()) ? null : value;
        }

        private boolean or() {
            boolean value = and();
            while (!bad && take("||")) {
                value |= and();
            }
            return value;
        }

        private boolean and() {
            boolean value = not();
            while (!bad && take("&&")) {
                value &= not();
            }
            return value;
        }

        private boolean not() {
            if (take("!")) {
                if (take("!")) {
                    bad = true; // Go refuses double negation
                    return false;
                }
                return !atom();
            }
            return atom();
        }

        private boolean atom() {
            if (take("(")) {
                if (++depth > 1000) {
                    bad = true;
                    return false;
                }
                boolean value = or();
                bad |= !take(")");
                return value;
            }
            skip();
            int start = at;
            while (at < text.length() && isTag(text.substring(at, at + Character.charCount(text.codePointAt(at))))) {
                at += Character.charCount(text.codePointAt(at));
            }
            bad |= at == start;
            return !bad && context.has(text.substring(start, at));
        }

        private boolean take(String token) {
            skip();
            if (text.startsWith(token, at)) {
                at += token.length();
                return true;
            }
            return false;
        }

        private void skip() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }
}
