package org.pclnlab.harness.expect;

/** Where something is in a file: line and column from 1, both 0 when only the file is known. */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
