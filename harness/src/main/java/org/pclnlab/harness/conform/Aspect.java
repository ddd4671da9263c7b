package org.pclnlab.harness.conform;

import java.util.List;
import java.util.function.Function;
import org.pclnlab.harness.probe.Answer;
import org.pclnlab.harness.probe.Query;

/**
 * What is asked about a pc. Each aspect of each pc is one query with one verdict, called
 * {@code probe/subject/position/aspect}, so that a known difference in lines does not hide one in names.
 */
public enum Aspect {
    /** Whether there is a function, and what it is called: {@code FuncForPC(pc).Name()}. */
    NAME("name") {
        @Override
        String of(Query q, Normaliser n) {
            Answer a = q.answer();
            return a.known() ? n.name(a.name()) : "nil";
        }

        @Override
        String exact(Answer a, long slide) {
            return a.known() ? a.name() : "nil";
        }
    },
    /** Where the function starts, compared with the pc and with the entry that the probe knows: {@code Entry()}. */
    ENTRY("entry") {
        @Override
        String of(Query q, Normaliser n) {
            Answer a = q.answer();
            if (!a.known()) {
                return "nil";
            }
            if (a.entry() == q.pc()) {
                return "at pc";
            }
            if (q.base() != 0 && a.entry() == q.base()) {
                return "at the function's entry";
            }
            return Long.compareUnsigned(a.entry(), q.pc()) < 0 ? "below pc" : "above pc";
        }

        @Override
        String exact(Answer a, long slide) {
            return a.known() ? "0x" + Long.toHexString(a.entry() - slide) : "nil";
        }
    },
    /** {@code FileLine(pc)}. */
    LINE("line") {
        @Override
        String of(Query q, Normaliser n) {
            Answer a = q.answer();
            return a.known() ? n.file(a.file()) + ":" + a.line() : "nil";
        }

        @Override
        String exact(Answer a, long slide) {
            return a.known() ? a.file() + ":" + a.line() : "nil";
        }
    },

    /** The functions of a stack, innermost first. */
    FUNCTIONS("functions") {
        @Override
        String of(Query q, Normaliser n) {
            return FrameLists.functions(frames(q), n);
        }

        @Override
        String exact(Answer a, long slide) {
            return a.frames().isEmpty()
                    ? a.name()
                    : join(a, f -> f.name() + " 0x" + Long.toHexString(f.entry() == 0 ? 0 : f.entry() - slide));
        }
    },
    /** The files and lines of a stack, innermost first. */
    LINES("lines") {
        @Override
        String of(Query q, Normaliser n) {
            return FrameLists.lines(frames(q), n);
        }

        @Override
        String exact(Answer a, long slide) {
            return a.frames().isEmpty() ? a.name() : join(a, f -> f.file() + ":" + f.line());
        }
    },
    /** How a process ended: {@code exit 2} or {@code signal 11}. */
    EXIT("exit") {
        @Override
        String of(Query q, Normaliser n) {
            return q.answer().name();
        }

        @Override
        String exact(Answer a, long slide) {
            return a.name();
        }
    },
    /** What a dying process says before its stack. */
    MESSAGE("message") {
        @Override
        String of(Query q, Normaliser n) {
            return FrameLists.message(Traceback.parse(q.answer().name()).message());
        }

        @Override
        String exact(Answer a, long slide) {
            return a.name();
        }
    },
    /** Its line about the signal. */
    SIGNAL("signal") {
        @Override
        String of(Query q, Normaliser n) {
            return FrameLists.message(Traceback.parse(q.answer().name()).signal());
        }

        @Override
        String exact(Answer a, long slide) {
            return a.name();
        }
    },
    /** Which goroutine its stack is said to be of, and who created it. */
    HEADER("header") {
        @Override
        String of(Query q, Normaliser n) {
            return FrameLists.header(Traceback.parse(q.answer().name()));
        }

        @Override
        String exact(Answer a, long slide) {
            return a.name();
        }
    },
    /** The text of a question that has no pc. */
    VALUE("value") {
        @Override
        String of(Query q, Normaliser n) {
            return n.text(q.answer().name());
        }

        @Override
        String exact(Answer a, long slide) {
            return a.name();
        }
    };
    private static final List<Aspect> OF_PC = List.of(NAME, ENTRY, LINE), OF_CALLER = List.of(ENTRY, LINE);
    private static final List<Aspect> OF_TEXT = List.of(VALUE), OF_STACK = List.of(FUNCTIONS, LINES);
    private static final List<Aspect> OF_END = List.of(EXIT);
    private static final List<Aspect> OF_FATAL = List.of(MESSAGE, SIGNAL, HEADER, FUNCTIONS, LINES);

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /**
     * The aspects that a question has. {@code Caller} gives no name, and its pc is compared as an entry is; what {@code
     * Callers} gives is compared as the pcs that other questions are about.
     */
    static List<Aspect> of(Query.Question question) {
        return switch (question) {
            case FUNC, FRAME, FRAME_FUNC -> OF_PC;
            case CALLER -> OF_CALLER;
            case CALLERS -> List.of();
            case TEXT -> OF_TEXT;
            case STACK, TRACE -> OF_STACK;
            case END -> OF_END;
            case FATAL -> OF_FATAL;
        };
    }

    /** Whether it is a list of frames. */
    boolean list() {
        return this == FUNCTIONS || this == LINES;
    }

    private static List<Answer> frames(Query q) {
        return q.question() == Query.Question.STACK
                ? q.answer().frames()
                : Traceback.parse(q.answer().name()).frames();
    }

    private static String join(Answer a, Function<Answer, String> frame) {
        return String.join(FrameLists.BETWEEN, a.frames().stream().map(frame).toList());
    }

    /** The last element of a query's name. */
    public String label() {
        return label;
    }

    /** An answer in a form that can be compared between programs. */
    abstract String of(Query q, Normaliser n);

    /** An answer in a form that can be compared within one program; entries as link-time addresses. */
    abstract String exact(Answer a, long slide);
}
