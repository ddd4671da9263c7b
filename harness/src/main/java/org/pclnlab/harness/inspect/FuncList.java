package org.pclnlab.harness.inspect;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.inspect.Inspection.Row;
import org.pclnlab.harness.report.Printable;

/** The functions as {@code go tool nm -size} lists symbols: address, size, type, name. */
public final class FuncList {
    /** Order of the list. */
    public enum Order {
        ADDRESS,
        NAME,
        SIZE
    }

    private FuncList() {}

    /** The rows in an order, those only whose name holds a match of {@code pattern}. */
    public static List<Row> select(Inspection i, Order order, @Nullable Pattern pattern) {
        List<Row> out = new ArrayList<>();
        for (Row r : i.rows()) {
            if (pattern == null || pattern.matcher(r.name()).find()) {
                out.add(r);
            }
        }
        switch (order) {
            case ADDRESS -> out.sort(Comparator.comparing(Row::entry, Long::compareUnsigned));
            case NAME -> out.sort(Comparator.comparing(Row::name));
            case SIZE -> out.sort(Comparator.comparingLong(Row::size).reversed());
        }
        return out;
    }

    /** Prints rows; a copy of inlined code has type {@code t}, every other function {@code T}. */
    public static void print(List<Row> rows, PrintWriter out) {
        for (Row r : rows) {
            out.printf("%8x %10d %s %s%n", r.entry(), r.size(), r.copy() ? "t" : "T", Printable.of(r.name()));
        }
    }
}
