package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.image.Rule;

/** What holds for gc's tables: the first ones the runtime checks before {@code main} and stops at, the others it does not. */
public enum GcRule implements Rule {
    HEADER("the header and the module data exist and agree (moduledataverify1)", "02 15", Level.ERROR, true),
    RANGE("minpc and maxpc are the ends of ftab (moduledataverify1)", "02 15", Level.ERROR, true),
    SORTED("ftab is sorted (moduledataverify1)", "02 15", Level.ERROR, true),
    ASCENDING("ftab ascends strictly", "02 15", Level.WARNING, false),
    FIND_INDEX("every sub-bucket holds the lowest function that overlaps it", "02 15", Level.ERROR, false),
    RECORD("every function record lies in pclntable and repeats its row's entry", "02 15", Level.ERROR, false),
    NAME("every function's name ends inside funcnametab", "02 15", Level.ERROR, false),
    LINES(
            "the file and line streams of every function end inside pctab, and their files exist",
            "02 15",
            Level.ERROR,
            false),
    INLINE(
            "every inlined call in a function's stream has a node with a name and a parent in the function",
            "02 15",
            Level.ERROR,
            false);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    private final boolean startup;

    GcRule(String text, String spec, Level level, boolean startup) {
        this.facts = Facts.of(startup ? "gc-startup" : "gc", this, text, spec, level);
        this.startup = startup;
    }

    /** Whether the process itself checks this when it starts. */
    public boolean startup() {
        return startup;
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
