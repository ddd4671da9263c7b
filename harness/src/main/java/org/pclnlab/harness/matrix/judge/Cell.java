package org.pclnlab.harness.matrix.judge;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.stats.Summary;

/**
 * One metric of one column.
 *
 * @param batch how many lookups one operation has
 * @param values one for each launch, in the order of the blocks; nanoseconds
 * @param whole the same as the programs print them, cut to whole nanoseconds
 * @param blocks which block each value is of
 * @param summary null without values
 * @param resolution step in which a value can change
 * @param failure why there is no number; empty when there is one, or when the metric is not available
 * @param flags what the reader has to know
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Cell(
        String scenario,
        String metric,
        String variant,
        int batch,
        double[] values,
        long[] whole,
        int[] blocks,
        @Nullable Summary summary,
        double resolution,
        String failure,
        List<String> flags) {
    public boolean has() {
        return summary != null && failure.isEmpty();
    }

    /** The median; of a cell with values. */
    public double median() {
        Summary s = summary;
        if (s == null) {
            throw new IllegalStateException("no values");
        }
        return s.median();
    }

    /** The smallest value, as LLGo's summary has it. */
    public long best() {
        return Arrays.stream(whole).min().orElse(0);
    }

    /** The mean without one smallest and one largest value, as LLGo's summary has it (spec 09 section 7). */
    public double trimmed() {
        long[] s = whole.clone();
        Arrays.sort(s);
        return (s.length < 3 ? Arrays.stream(s) : Arrays.stream(s, 1, s.length - 1))
                .average()
                .orElse(0);
    }
}
