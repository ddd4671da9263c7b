package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.image.Rule;

/** How the rows of an adopted table agree with the linker's own symbols, where the image still has them (03 section 4). */
public enum SymbolRule implements Rule {
    ROW_IS_SYMBOL("every row begins where a function symbol begins", "02 2.1", Level.ERROR),
    ROW_NAME("the symbol at a row's address is the one of its record, or of a stub of it", "02 2.1", Level.WARNING);

    private final String text;
    private final String spec;
    private final Level level;

    SymbolRule(String text, String spec, Level level) {
        this.text = text;
        this.spec = spec;
        this.level = level;
    }

    @Override
    public String id() {
        return Rule.idOf("symbol", this);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public Level level() {
        return level;
    }
}
