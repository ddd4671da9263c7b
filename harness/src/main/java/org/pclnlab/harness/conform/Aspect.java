package org.pclnlab.harness.conform;

import java.util.List;
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
    private static final List<Aspect> OF_TEXT = List.of(VALUE);

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** The aspects that a question has. {@code Caller} gives no name, and its pc is compared as an entry is. */
    static List<Aspect> of(Query.Question question) {
        return switch (question) {
            case FUNC, FRAME, FRAME_FUNC -> OF_PC;
            case CALLER -> OF_CALLER;
            case TEXT -> OF_TEXT;
        };
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
