package org.pclnlab.harness.probe;

import static org.pclnlab.harness.probe.Query.Question.CALLERS;
import static org.pclnlab.harness.probe.Query.Question.STACK;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one run of a probe printed.
 *
 * @param platform {@code GOOS/GOARCH} of the program
 * @param compiler {@code runtime.Compiler}
 * @param version {@code runtime.Version()}
 * @param anchorSymbol a function of the program
 * @param anchorPc its address in the process
 * @param queries in the order in which the process asked; answers can depend on it
 * @param shadow what the numbers of the process's shadow stack stand for, from number 1 on; empty without one
 */
public record Answers(
        String platform,
        String compiler,
        String version,
        String anchorSymbol,
        long anchorPc,
        List<Query> queries,
        List<Virtual> shadow) {

    /** What a number of LLGo's shadow stack stands for; entry 0 where it is the number itself. */
    public record Virtual(long entry, String function, String file, long line) {}

    /** The output of a probe does not follow the protocol. */
    public static final class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(int line, String message) {
            super("line " + line + " of its answers: " + message);
        }

        /** The program did not answer at all. */
        public ProtocolException(String message) {
            super(message);
        }
    }

    /** How the output of a probe begins. */
    public static final String MAGIC = "pclnlab-answers ";

    /** Of a program that asked nothing. */
    public static final Answers NONE = new Answers("", "", "", "", 0, List.of(), List.of());

    /** The same program with other queries. */
    public Answers with(List<Query> others) {
        return new Answers(platform, compiler, version, anchorSymbol, anchorPc, List.copyOf(others), shadow);
    }

    /** Reads the output of a probe. */
    public static Answers parse(String output) throws ProtocolException {
        String[] lines = output.split("\n", -1);
        Fields head = new Fields(lines, 0);
        head.literal("pclnlab-answers");
        head.literal("1");
        String platform = head.word();
        String compiler = head.word();
        String version = head.quoted();
        head.end();
        Fields anchor = new Fields(lines, 1);
        anchor.literal("anchor");
        String symbol = anchor.quoted();
        long anchorPc = anchor.hex();
        anchor.end();
        List<Query> queries = new ArrayList<>();
        List<Virtual> shadow = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 2; ; i++) {
            Fields f = new Fields(lines, i);
            String tag = f.word();
            if (tag.equals("end")) {
                if (f.decimal() != queries.size()) {
                    throw new ProtocolException(i + 1, "the count is not " + queries.size());
                }
                f.end();
                if (i + 2 != lines.length || !lines[i + 1].isEmpty()) {
                    throw new ProtocolException(i + 2, "more after the end");
                }
                return new Answers(
                        platform, compiler, version, symbol, anchorPc, List.copyOf(queries), List.copyOf(shadow));
            }
            if (tag.equals("s")) {
                if (f.decimal() != shadow.size() + 1) {
                    throw new ProtocolException(i + 1, "the number is not " + (shadow.size() + 1));
                }
                shadow.add(new Virtual(f.hex(), f.quoted(), f.quoted(), f.decimal()));
                f.end();
                continue;
            }
            Query.Question question = Query.Question.of(tag);
            if (question == null) {
                throw new ProtocolException(i + 1, "neither a question nor end: " + clip(lines[i]));
            }
            Query q = switch (question) {
                case TEXT, TRACE -> text(question, f);
                case STACK -> stack(f);
                case CALLERS -> callers(f);
                default -> query(question, f);
            };
            if (!names.add(q.name())) {
                throw new ProtocolException(i + 1, q.name() + " is asked twice");
            }
            queries.add(q);
        }
    }

    private static Query text(Query.Question question, Fields f) throws ProtocolException {
        String name = f.word();
        Answer answer = new Answer(true, 0, f.quoted(), "", 0);
        f.end();
        return Query.noPc(name, question, answer);
    }

    private static Query callers(Fields f) throws ProtocolException {
        Query.Kind kind = kind(f);
        String name = f.word();
        List<Long> pcs = pcs(f);
        f.end();
        return new Query(name, kind, 0, 0, CALLERS, Answer.NIL, pcs);
    }

    private static Query stack(Fields f) throws ProtocolException {
        Query.Kind kind = kind(f);
        String name = f.word();
        List<Long> pcs = pcs(f);
        List<Answer> frames = new ArrayList<>();
        while (!f.atEnd()) {
            frames.add(new Answer(true, f.hex(), f.quoted(), f.quoted(), f.decimal()));
        }
        return new Query(name, kind, 0, 0, STACK, Answer.stack(frames), pcs);
    }

    private static List<Long> pcs(Fields f) throws ProtocolException {
        long count = f.decimal();
        if (count < 0) {
            throw f.bad("a negative count of pcs");
        }
        List<Long> pcs = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            pcs.add(f.hex());
        }
        return pcs;
    }

    private static Query.Kind kind(Fields f) throws ProtocolException {
        try {
            return Query.Kind.of(f.word());
        } catch (IllegalArgumentException e) {
            throw f.bad("no such kind of pc: " + e.getMessage());
        }
    }

    private static Query query(Query.Question question, Fields f) throws ProtocolException {
        Query.Kind kind = kind(f);
        String name = f.word();
        long pc = f.hex();
        long base = f.hex();
        if (f.atNil()) {
            f.literal("nil");
            f.end();
            return new Query(name, kind, pc, base, question, Answer.NIL);
        }
        Answer answer = new Answer(true, f.hex(), f.quoted(), f.quoted(), f.decimal());
        f.end();
        return new Query(name, kind, pc, base, question, answer);
    }

    private static String clip(String s) {
        return s.length() > 80 ? s.substring(0, 80) + "..." : s;
    }

    /** The space-separated fields of one line. */
    private static final class Fields {
        private final String text;
        private final int line;
        private int at;

        Fields(String[] lines, int index) throws ProtocolException {
            line = index + 1;
            // The last element follows the last newline; a line without one was cut short.
            if (index >= lines.length - 1) {
                throw new ProtocolException(line, "missing; the program stopped before it had answered everything");
            }
            text = lines[index];
        }

        ProtocolException bad(String message) {
            return new ProtocolException(line, message);
        }

        boolean atNil() {
            return text.startsWith("nil", at);
        }

        String word() {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            String word = text.substring(at, end);
            at = Math.min(end + 1, text.length());
            return word;
        }

        void literal(String expected) throws ProtocolException {
            String found = word();
            if (!found.equals(expected)) {
                throw bad("found " + clip(found) + ", expected " + expected);
            }
        }

        long hex() throws ProtocolException {
            String w = word();
            try {
                if (w.startsWith("0x")) {
                    return Long.parseUnsignedLong(w.substring(2), 16);
                }
            } catch (NumberFormatException e) {
                // below
            }
            throw bad("no address: " + clip(w));
        }

        long decimal() throws ProtocolException {
            String w = word();
            try {
                return Long.parseLong(w);
            } catch (NumberFormatException e) {
                throw bad("no number: " + clip(w));
            }
        }

        String quoted() throws ProtocolException {
            int end = at < text.length() && text.charAt(at) == '"' ? GoQuote.end(text, at) : -1;
            if (end < 0 || (end < text.length() && text.charAt(end) != ' ')) {
                throw bad("no quoted text: " + clip(text.substring(at)));
            }
            String value = GoQuote.unquote(text.substring(at, end));
            at = Math.min(end + 1, text.length());
            return value;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        void end() throws ProtocolException {
            if (!atEnd()) {
                throw bad("more than expected: " + clip(text.substring(at)));
            }
        }
    }
}
