package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.image.Rule;

/** What the compiler and the linker guarantee of site sections and of the globals that bound them (01 section 8). */
public enum SiteRule implements Rule {
    ENTRY_BOUNDS(
            "the globals of the entry section are its bounds; after a rewrite the end may be the older, higher one",
            "01 8.5",
            Level.ERROR),
    PCLINE_BOUNDS("the globals of the statement section are its bounds", "01 8.5", Level.ERROR),
    STUB_BOUNDS("the globals of the stub section are its bounds", "01 8.5", Level.ERROR),
    ENTRY_META(
            "unrewritten entry sites hold a zero record and the meta triple with both addresses",
            "01 8.6",
            Level.WARNING),
    ENTRY_PC("every entry site lies in text", "01 8.3", Level.ERROR),
    ENTRY_ID("every entry site names a record of the symbol index", "01 8.3", Level.WARNING),
    STUB_ID("a stub site names a record of the symbol index, unless its target is C", "01 8.3", Level.NOTE),
    PCLINE_PC("every statement site lies in text", "01 8.4", Level.ERROR),
    PCLINE_ID("every statement site names a statement record", "01 8.4", Level.WARNING),
    PCLINE_OWNER(
            "a statement site lies in the function that its record names, unless that was inlined",
            "01 8.4",
            Level.NOTE),
    IDENTITY("the identity has 32 bytes", "01 6", Level.WARNING);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    SiteRule(String text, String spec, Level level) {
        facts = Facts.of("site", this, text, spec, level);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
