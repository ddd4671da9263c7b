package org.pclnlab.emulator.symbolize;

/**
 * Hears what {@link LlgoRuntime} does about one question, from the code that does it: an explanation made of these events
 * cannot tell another story than the answer. Events come in the order of the work; numbers only, so that nothing is
 * formatted where nobody listens. Events are constants and no enum: a lookup in a cold JVM loads no class for them.
 */
public interface LookupTrace {
    /** The cache of {@code *Func} was asked (04 section 4.2): value 1 for a hit. */
    int FUNC_CACHE = 1;

    /** Step A of 04 section 4.3, the row whose entry is the pc: value is the row or -1. */
    int ROW_EXACT = 2;

    /** The row's cell: value is the row, more 1 when a {@code *Func} was in it. */
    int ROW_CACHE = 3;

    /** Step B, the pc is not a multiple of 4 and goes to full symbolization. */
    int UNALIGNED = 4;

    /** Step C, the pc is taken for an entry; value 1 when the cold path may be used, 0 when its budget is spent. */
    int COLD_BUDGET = 5;

    /** The raw sites were scanned (02 section 12): value is the funcIndex found, 0 for none. */
    int COLD_SCAN = 6;

    /** Row that answers for an aligned pc taken as an entry (02 section 8.4): value is the row or -1. */
    int ROW_ENTRY = 7;

    /** Nearest row at or below (02 section 8.1): value is the row or -1, more its entry. */
    int ROW_NEAR = 8;

    /** A function record: value is the funcIndex, more the entry it is given. */
    int RECORD = 9;

    /** The statement table was built, because a question needed it: value is its length. */
    int STATEMENTS_BUILT = 10;

    /** Statement at exactly this pc: value is its position or -1. */
    int STATEMENT_EXACT = 11;

    /** Last statement at or below: value is its position or -1, more the entry it had to belong to, 0 for any. */
    int STATEMENT_NEAR = 12;

    /** The loader was asked for the symbol at a pc ({@code dladdr}); the loader itself has the answer. */
    int NATIVE = 13;

    /** Full symbolization begins (04 section 3); value 1 when the memo answers. */
    int SYM = 14;

    /** An answer's line is refined (04 section 2.8): value is the entry its statements must have. */
    int REFINE = 15;

    /** Refining found a native symbol above the row's entry, which replaces the answer: value is its entry. */
    int REFINED_BY_NATIVE = 16;

    /** Step D, the nearest row answers. */
    int STEP_ROW = 17;

    /** Step E, full symbolization answers. */
    int STEP_SYM = 18;

    /** {@code FileLine}: value 1 when the pair stored in the {@code *Func} is given, 0 when it is searched. */
    int FILE_LINE = 19;

    /** {@code Frames.Next} (04 section 7): value is the pc that is looked up, one below a return address in text. */
    int FRAME = 20;

    /** The frame's {@code *Func} (04 section 4.4): value 1 when it was cached under the return address, more its entry. */
    int FRAME_FUNC = 21;

    /**
     * One event.
     *
     * @param event one of the constants, which explain {@code value} and {@code more}
     * @param pc the runtime address the event is about, which can be one below the one asked for
     */
    void on(int event, long pc, long value, long more);
}
