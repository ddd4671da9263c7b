package org.pclnlab.harness.conform;

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
    };

    private final String label;

    Aspect(String label) {
        this.label = label;
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
