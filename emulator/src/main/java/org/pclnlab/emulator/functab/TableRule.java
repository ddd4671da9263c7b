package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.image.Rule;

/** What the runtime does not look at in a table that it adopts (02 section 5.2), in the order {@link TableLint} looks. */
public enum TableRule implements Rule {
    FIXED_ADDRESS(
            "the image is not a position-independent ELF: the loader would write over the table", "02 6", Level.ERROR),
    REDIRECT_LINK_ADDRESS("a redirect names the link-time address of its section", "02 3", Level.WARNING),
    REDIRECT_TRAILER("a redirect is followed by zero bytes only", "02 3", Level.WARNING),
    LINK_ADDRESS("linkSectAddr is the section's link-time address", "02 2", Level.WARNING),
    BASE("base lies inside the text section", "02 2.1", Level.ERROR),
    FIRST_ROW("row 0 has offset 0", "02 2.1", Level.ERROR),
    ASCENDING("row offsets ascend strictly", "02 2", Level.ERROR),
    IN_TEXT("rows lie inside the text section", "02 2.1", Level.ERROR),
    FUNC_INDEX("every row names an existing function record", "02 2.1", Level.ERROR),
    INDEXED("every row's record is listed in the symbol index", "02 2.1", Level.WARNING),
    SENTINEL_END("the sentinel is the end of the text section", "02 2.1", Level.ERROR),
    SENTINEL_INDEX("the sentinel names no function", "02 2", Level.WARNING),
    BUCKET_COUNT("the buckets cover the last row's entry and no more", "02 2.1", Level.ERROR),
    BUCKET("every bucket holds the last row at or below each of its sub-buckets", "02 2.1", Level.ERROR),
    TRAILER("bytes behind the table are zero", "02 2", Level.WARNING),
    STUBS_CLEARED("stub records are zero, because the table holds them", "02 3", Level.WARNING);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    TableRule(String text, String spec, Level level) {
        facts = Facts.of("table", this, text, spec, level);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
