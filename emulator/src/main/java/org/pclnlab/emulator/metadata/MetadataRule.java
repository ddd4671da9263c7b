package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.image.Rule;

/** What the compiler guarantees of the arrays and no runtime looks at (01 sections 2 to 5). */
public enum MetadataRule implements Rule {
    STRING_ZERO("id 0 is the empty string at offset 0, id 1 the string at offset 1", "01 3.1", Level.WARNING),
    STRING_ORDER("strings are unique, longer ones first, equal lengths in byte order", "01 3.1", Level.WARNING),
    STRING_PLACE("a string lies at its first occurrence in the pool, or behind all before it", "01 3.1", Level.WARNING),
    RECORD_IDS("the six string ids of every function record exist", "01 4.1", Level.ERROR),
    RECORD_ORDER("function records are sorted by symbol, apart from main's two last ones", "01 2", Level.WARNING),
    RECORD_HALVES("the halves of a symbol are those that splitting it gives", "01 5", Level.NOTE),
    INDEX_ORDER("the symbol index is sorted by id", "01 4.4", Level.ERROR),
    INDEX_ENTRY("every index entry holds the record whose symbol has this id", "01 4.4", Level.ERROR),
    INDEX_COMPLETE("every record is in the symbol index, unless its id collides", "01 4.4", Level.WARNING),
    HASH_SIZE(
            "the hash has the smallest power of two of slots that is at least 4/3 of the records",
            "01 4.3",
            Level.WARNING),
    HASH_SLOTS("the hash is what inserting all records in order gives", "01 4.3", Level.ERROR),
    PCLINE_ORDER("statement records are sorted by id, and no id is 0", "01 4.2", Level.ERROR),
    PCLINE_FUNC("every statement record names an existing function", "01 4.2", Level.ERROR),
    PCLINE_FILE("the file ids of every statement record exist", "01 4.2", Level.ERROR),
    STUB_LIST("the stub list ascends and names existing functions", "01 4.6", Level.WARNING);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    MetadataRule(String text, String spec, Level level) {
        facts = Facts.of("metadata", this, text, spec, level);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
