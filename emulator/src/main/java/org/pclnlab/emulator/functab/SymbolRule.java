package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.image.Rule;

/** How the rows of an adopted table agree with the linker's own symbols, where the image still has them (03 section 4). */
public enum SymbolRule implements Rule {
    ROW_IS_SYMBOL("every row begins where a function symbol begins", "02 2.1", Level.ERROR),
    ROW_NAME("the symbol at a row's address is the one of its record, or of a stub of it", "02 2.1", Level.WARNING);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    SymbolRule(String text, String spec, Level level) {
        facts = Facts.of("symbol", this, text, spec, level);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
