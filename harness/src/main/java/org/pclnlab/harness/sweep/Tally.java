package org.pclnlab.harness.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Counts agreeing and disagreeing pcs of one comparison and keeps the first disagreements. */
public final class Tally {
    private final String what;
    private final String unit;
    private final int keep;
    private long pcs;
    private long wrong;
    private final List<String> first = new ArrayList<>();

    Tally(String what, int keep) {
        this(what, "pcs", keep);
    }

    Tally(String what, String unit, int keep) {
        this.what = what;
        this.unit = unit;
        this.keep = keep;
    }

    void agree() {
        pcs++;
    }

    /** Counts one disagreement; true when its description is still wanted. */
    boolean disagree() {
        pcs++;
        wrong++;
        return first.size() < keep;
    }

    void describe(long pc, String ours, String theirs) {
        first.add("0x" + Long.toHexString(pc) + "\n  pclnlab: " + ours + "\n  witness: " + theirs);
    }

    /** Adds a line to the disagreement described last. */
    void remark(String text) {
        int last = first.size() - 1;
        first.set(last, first.get(last) + "\n      " + text);
    }

    /** What was compared. */
    public String what() {
        return what;
    }

    /** What is counted, in the plural. */
    public String unit() {
        return unit;
    }

    public long pcs() {
        return pcs;
    }

    public long wrong() {
        return wrong;
    }

    /** The first disagreements, each with both sides. */
    public List<String> first() {
        return first;
    }

    /** Agreement, rounded down: only a sweep without one disagreement prints 100.000. */
    public String percent() {
        if (pcs == 0) {
            return "0.000";
        }
        return BigDecimal.valueOf(pcs - wrong)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(pcs), 3, RoundingMode.DOWN)
                .toPlainString();
    }
}
