package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.ImageException;

/** Statement sites by pc. A position is good until the next question. */
public interface Statements {
    /** Last statement at or below {@code pc} if it belongs to {@code entry} (0: any function), else -1. */
    int near(long pc, long entry) throws ImageException;

    /** The statement at exactly {@code pc}, of whatever function, else -1. */
    int exact(long pc) throws ImageException;

    /** Entry of the function the statement belongs to, 0 when unknown. */
    long entry(int i) throws ImageException;

    String function(int i) throws ImageException;

    /** The statement's file, or its function's when the record has none. */
    String file(int i) throws ImageException;

    /** The statement's line, or its function's when the record has none. */
    long line(int i) throws ImageException;

    long startLine(int i) throws ImageException;
}
