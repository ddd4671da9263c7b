package org.pclnlab.harness.report;

import java.util.List;

/** Cells under each other; the first row is the head. */
public final class Columns {
    private Columns() {}

    /**
     * The lines of a table.
     *
     * @param right index of a column of numbers, -1 if there is none
     */
    public static String of(List<List<String>> rows, int right) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String space = " ".repeat(widths[i] - cell.length());
                line.append(i == right ? space + cell : cell + space).append("   ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
