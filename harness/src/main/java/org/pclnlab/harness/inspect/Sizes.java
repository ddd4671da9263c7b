package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.inspect.Inspection.Area;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.inspect.Inspection.Row;

/**
 * Every byte of a file attributed once, to a section, an array of the metadata and a package: sections are cut where arrays
 * and functions begin and end, and the pieces are added up by whatever is asked for.
 */
public final class Sizes {
    /** What bytes can be attributed to. */
    public enum By {
        SECTION,
        TABLE,
        CAUSE,
        PACKAGE
    }

    /** Bytes in the file and in memory. */
    public record Amount(long file, long memory) {
        Amount plus(Amount other) {
            return new Amount(file + other.file, memory + other.memory);
        }

        Amount minus(Amount other) {
            return new Amount(file - other.file, memory - other.memory);
        }
    }

    private record Piece(String section, String table, String cause, String pkg, Amount amount) {
        String label(By by) {
            return switch (by) {
                case SECTION -> section;
                case TABLE -> table;
                case CAUSE -> cause;
                case PACKAGE -> pkg;
            };
        }
    }

    /** A range of addresses with its labels. */
    private record Span(long start, long end, String table, String cause, String pkg) {}

    private static final String NO_TABLE = "[no metadata]", NO_FUNCTION = "[no function]";

    private final List<Piece> pieces = new ArrayList<>();

    private Sizes() {}

    /** Cuts a file into pieces. */
    public static Sizes of(Inspection i) {
        Sizes sizes = new Sizes();
        List<Span> spans = new ArrayList<>();
        for (Part p : i.parts()) {
            spans.add(new Span(p.address(), p.address() + p.size(), p.name(), p.cause(), NO_FUNCTION));
        }
        for (Row r : i.rows()) {
            spans.add(new Span(r.entry(), r.entry() + r.size(), NO_TABLE, NO_TABLE, r.pkg()));
        }
        spans.sort(Comparator.comparing(Span::start, Long::compareUnsigned));
        long known = 0;
        int next = 0;
        List<Area> sections = new ArrayList<>(i.sections());
        sections.sort(Comparator.comparing(Area::address, Long::compareUnsigned));
        for (Area s : sections) {
            known += s.fileSize();
            while (next < spans.size() && Long.compareUnsigned(spans.get(next).end(), s.address()) <= 0) {
                next++;
            }
            sizes.section(s, spans, next);
        }
        if (i.fileSize() > known) {
            String rest = "[headers and gaps]";
            sizes.pieces.add(new Piece(rest, NO_TABLE, NO_TABLE, NO_FUNCTION, new Amount(i.fileSize() - known, 0)));
        }
        return sizes;
    }

    private void section(Area s, List<Span> spans, int from) {
        boolean loaded = !s.access().equals("---");
        long at = s.address();
        long end = at + s.size();
        for (int i = from;
                loaded && i < spans.size() && Long.compareUnsigned(spans.get(i).start(), end) < 0;
                i++) {
            Span span = spans.get(i);
            long start = Long.compareUnsigned(span.start(), at) < 0 ? at : span.start();
            long stop = Long.compareUnsigned(span.end(), end) > 0 ? end : span.end();
            if (Long.compareUnsigned(stop, start) <= 0) {
                continue; // overlaps what was attributed already
            }
            piece(s, at, start, null);
            piece(s, start, stop, span);
            at = stop;
        }
        if (loaded) {
            piece(s, at, end, null);
        } else {
            pieces.add(new Piece(s.name(), NO_TABLE, NO_TABLE, NO_FUNCTION, new Amount(s.fileSize(), 0)));
        }
    }

    private void piece(Area s, long start, long end, @org.jspecify.annotations.Nullable Span span) {
        if (start == end) {
            return;
        }
        long backed = Math.max(0, Math.min(end - s.address(), s.fileSize()) - (start - s.address()));
        Amount amount = new Amount(backed, end - start);
        pieces.add(
                span == null
                        ? new Piece(s.name(), NO_TABLE, NO_TABLE, NO_FUNCTION, amount)
                        : new Piece(s.name(), span.table(), span.cause(), span.pkg(), amount));
    }

    /** Sums by one label or a combination of them, the largest first. */
    public Map<String, Amount> by(List<By> dimensions) {
        Map<String, Amount> sums = new LinkedHashMap<>();
        for (Piece p : pieces) {
            List<String> labels = new ArrayList<>();
            dimensions.forEach(d -> labels.add(p.label(d)));
            sums.merge(String.join("  ", labels), p.amount(), Amount::plus);
        }
        return sorted(sums);
    }

    private static Map<String, Amount> sorted(Map<String, Amount> sums) {
        List<Map.Entry<String, Amount>> entries = new ArrayList<>(sums.entrySet());
        entries.sort(Comparator.comparingLong((Map.Entry<String, Amount> e) ->
                        -Math.abs(e.getValue().file()) - Math.abs(e.getValue().memory()))
                .thenComparing(Map.Entry::getKey));
        Map<String, Amount> out = new LinkedHashMap<>();
        entries.forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }

    /** What each label has gained since {@code old}; labels without a difference are left out. */
    public Map<String, Amount> since(Sizes old, List<By> dimensions) {
        Map<String, Amount> difference = new LinkedHashMap<>(by(dimensions));
        old.by(dimensions)
                .forEach((label, amount) ->
                        difference.merge(label, new Amount(-amount.file(), -amount.memory()), Amount::plus));
        difference.values().removeIf(a -> a.file() == 0 && a.memory() == 0);
        return sorted(difference);
    }
}
