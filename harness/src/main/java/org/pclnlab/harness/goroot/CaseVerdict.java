package org.pclnlab.harness.goroot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a result counts as, seen through what is known to fail (spec 08 section 7 and 14.2). */
public enum CaseVerdict {
    PASS(false),
    FAIL(true),
    /** A flag was refused, as the header lets one expect; counted apart. */
    REFUSED(false),
    XFAIL(false),
    NOT_APPLICABLE(false),
    /** An expected failure that is another one than the entry was written for. */
    CHANGED(true),
    XPASS(true),
    NA_PASS(true),
    FLAKY(false),
    /** Two lists that exclude each other name the case. */
    CONFLICT(true),
    BASELINE(true),
    RESOURCE(true),
    HARNESS(true),
    SKIPPED(false),
    /** A repetition under another setting; says something about a flake and nothing about the run. */
    REPEAT(false);

    private final boolean red;

    CaseVerdict(boolean red) {
        this.red = red;
    }

    /** Whether it makes a run red. */
    public boolean red() {
        return red;
    }

    /** As in result files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is about the machine or the case and not about llgo. */
    public boolean isEnvironment() {
        return this == BASELINE || this == RESOURCE || this == HARNESS;
    }

    /** The verdict of a word, or null. */
    public static @Nullable CaseVerdict of(String word) {
        for (CaseVerdict v : values()) {
            if (v.word().equals(word)) {
                return v;
            }
        }
        return null;
    }
}
