package org.pclnlab.harness.inspect;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.inspect.Sizes.Amount;
import org.pclnlab.harness.inspect.Sizes.By;
import org.pclnlab.harness.report.Printable;

/** Sizes as a table in the manner of bloaty: file and memory, largest first, and the total. */
public final class SizeText {
    private SizeText() {}

    /**
     * Prints sums, or with {@code old} what changed since.
     *
     * @param most labels that are printed; the rest is one line
     */
    public static void print(Sizes sizes, @Nullable Sizes old, List<By> by, int most, PrintWriter out) {
        Map<String, Amount> sums = old == null ? sizes.by(by) : sizes.since(old, by);
        Amount total = total(sums);
        Amount whole = old == null ? total : total(old.by(by));
        out.println("    FILE SIZE        VM SIZE");
        out.println(" --------------  --------------");
        Amount rest = new Amount(0, 0);
        int shown = 0;
        for (Map.Entry<String, Amount> e : sums.entrySet()) {
            if (shown++ < most) {
                line(e.getValue(), whole, old != null, Printable.of(e.getKey()), out);
            } else {
                rest = rest.plus(e.getValue());
            }
        }
        if (shown > most) {
            line(rest, whole, old != null, "[" + (shown - most) + " others]", out);
        }
        line(total, whole, old != null, "TOTAL", out);
    }

    private static Amount total(Map<String, Amount> sums) {
        Amount total = new Amount(0, 0);
        for (Amount a : sums.values()) {
            total = total.plus(a);
        }
        return total;
    }

    private static void line(Amount a, Amount whole, boolean signed, String label, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                " %s %s  %s %s    %s%n",
                percent(a.file(), whole.file(), signed),
                bytes(a.file(), signed),
                percent(a.memory(), whole.memory(), signed),
                bytes(a.memory(), signed),
                label);
    }

    private static String percent(long part, long whole, boolean signed) {
        if (whole == 0) {
            return "      ";
        }
        return String.format(Locale.ROOT, signed ? "%+5.1f%%" : "%5.1f%%", 100.0 * part / whole);
    }

    /** Three significant digits with a binary unit. */
    static String bytes(long n, boolean signed) {
        double v = n;
        String[] units = {"", "Ki", "Mi", "Gi"};
        int unit = 0;
        while (Math.abs(v) >= 1024 && unit < units.length - 1) {
            v /= 1024;
            unit++;
        }
        String format =
                unit == 0 ? (signed ? "%+d" : "%d") : Math.abs(v) < 10 ? "%.2f" : Math.abs(v) < 100 ? "%.1f" : "%.0f";
        String number = unit == 0 ? String.format(Locale.ROOT, format, n) : String.format(Locale.ROOT, format, v);
        String sign = signed && unit > 0 && n > 0 ? "+" : "";
        return String.format(Locale.ROOT, "%7s", sign + number + units[unit]);
    }
}
