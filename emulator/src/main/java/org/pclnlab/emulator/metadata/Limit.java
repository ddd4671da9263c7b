package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.image.Rule;

/** What the runtime itself demands of the metadata: where one does not hold, it goes on without that piece (01 section 6). */
public enum Limit implements Rule {
    TABLE("there is a table of function records, with at least one", "01 6, 02 5.1", Level.NOTE),
    STRINGS("there are a string pool and an offset table", "01 6, 02 5.1", Level.ERROR),
    RECORDS("at most 2^20 function records, else nothing is built", "02 5.1", Level.ERROR),
    HASH_MASK("the hash mask is at most 2^22, else no symbol is found", "01 4.3", Level.ERROR),
    SYMBOL_INDEX(
            "the symbol index has at most N and at most 2^20 entries, else no site resolves", "01 4.4", Level.ERROR),
    ENTRY_SITES(
            "entry sites are whole records, at most 16 N and 2^20, else the loader is asked", "02 11.2", Level.ERROR),
    STUB_SITES("stub sites are whole records, at most 16 N and 2^20, else the loader is asked", "02 11.2", Level.ERROR),
    STUB_LIST("the stub list has at most N entries", "02 11.2", Level.ERROR),
    PCLINES("at most 2^20 and 1024 N statement records, else there are no statement lines", "02 13.1", Level.ERROR),
    PCLINE_SITES("statement sites are whole records, at most 1024 P and 2^22", "02 13.1", Level.ERROR);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    Limit(String text, String spec, Level level) {
        facts = Facts.of("limit", this, text, spec, level);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
