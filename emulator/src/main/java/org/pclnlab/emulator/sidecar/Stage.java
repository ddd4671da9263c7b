package org.pclnlab.emulator.sidecar;

import org.pclnlab.emulator.image.Rule;

/**
 * What the runtime's loader asks of a sidecar, in its order: the first that does not hold makes the tables unavailable for
 * the rest of the process, without a word (07 sections 8 to 10).
 */
public enum Stage implements Rule {
    OPEN("the file beside the executable can be opened", "07 8 step 3"),
    SIZE("it has at least 256 bytes and at most 512 MiB", "07 8 step 4"),
    READ("it can be read to that length", "07 8 step 5"),
    V1("it starts with LLGOPCL1", "07 9"),
    V2("version, encoding, system and processor are those of the runtime, and the size is as stated", "07 9"),
    V3("its identity is that of the executable", "07 9"),
    V4("the hash of what follows the header is as stated", "07 9"),
    V5("the text range is not empty and does not wrap at the process's base", "07 9"),
    V6("sections lie inside the file and are aligned", "07 9"),
    V7("sections do not overlap", "07 9"),
    I1("the numbers of elements are within the runtime's limits", "07 10"),
    I2("the last string is terminated", "07 10"),
    I3("strings start inside the pool", "07 10"),
    I4("function records name strings that exist", "07 10"),
    I5("the symbol hash has a power of two of slots, or none", "07 10"),
    I6("the symbol hash names records that exist", "07 10"),
    I7("the symbol index is sorted and names records that exist", "07 10"),
    I8("statement records are sorted and name records and strings that exist", "07 10"),
    I9("sites have an id and lie in the text range", "07 10");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    Stage(String text, String spec) {
        facts = Facts.of("sidecar", this, text, spec, Level.ERROR);
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /** Where a sidecar fails a stage: offset in the file, field, what is there and what would pass. */
    public record Failure(Stage stage, long at, String field, String found, String expected) {
        @Override
        public String toString() {
            return stage + ": " + field + ": found " + found + ", expected " + expected;
        }
    }
}
