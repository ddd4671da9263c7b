package org.pclnlab.emulator.functab;

/**
 * A table's answers for its text in run-length form: row {@code i} answers from its entry to the next one's. What an oracle
 * that sweeps over all pcs sends, and what a column of one row for each pc is compared with. Immutable.
 */
public final class RowRuns {
    private final int[] starts;
    private final int end;

    private RowRuns(int[] starts, int end) {
        this.starts = starts;
        this.end = end;
    }

    /** The runs of a table from which an {@link IndexedRows} can be derived. */
    public static RowRuns of(PrebuiltRows rows) {
        int[] starts = new int[rows.count()];
        int[] words = rows.words();
        for (int row = 0; row < starts.length; row++) {
            starts[row] = words[2 * row];
        }
        return new RowRuns(starts, (int) rows.sentinelOff());
    }

    /**
     * First offset in {@code [from, to)} whose element in the column is not its row, -1 when there is none.
     *
     * @param column the row of each offset from the table's base
     */
    public int mismatch(int[] column, int from, int to) {
        int row = java.util.Arrays.binarySearch(starts, from);
        row = row >= 0 ? row : -row - 2;
        for (int at = from; at < to; row++) {
            int stop = Math.min(to, row + 1 < starts.length ? starts[row + 1] : end);
            if (differences(column, at, stop, row) != 0) {
                while (column[at] == row) {
                    at++;
                }
                return at;
            }
            at = stop;
        }
        return -1;
    }

    /** Not zero when one element is not {@code row}. A loop without a way out, so that the compiler makes vectors of it. */
    private static int differences(int[] column, int from, int to, int row) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= column[i] ^ row;
        }
        return all;
    }
}
