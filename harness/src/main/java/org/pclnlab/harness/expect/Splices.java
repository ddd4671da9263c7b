package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pclnlab.harness.outcome.UsageException;

/** Replacements in a text that do not touch each other. Mutable until {@link #applyTo}. */
final class Splices {
    private record Splice(int start, int end, String with) {}

    private final List<Splice> all = new ArrayList<>();

    void replace(int start, int end, String with) {
        if (start != end || !with.isEmpty()) {
            all.add(new Splice(start, end, with));
        }
    }

    void insert(int at, String with) {
        replace(at, at, with);
    }

    void delete(int start, int end) {
        replace(start, end, "");
    }

    /** The text with all replacements, insertions at one place in the order in which they were asked for. */
    String applyTo(String text) throws UsageException {
        List<Splice> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end));
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Splice s : sorted) {
            if (s.start < at) {
                throw new UsageException("two edits of one place; make them one after the other");
            }
            out.append(text, at, s.start).append(s.with);
            at = s.end;
        }
        return out.append(text, at, text.length()).toString();
    }
}
