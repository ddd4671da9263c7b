package org.pclnlab.harness.goroot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first word of a case's execution comment (spec 08 section 3.3). */
public enum Directive {
    RUN,
    RUNOUTPUT,
    COMPILE,
    ERRORCHECK,
    ERRORCHECKANDRUNDIR,
    RUNDIR,
    RUNINDIR,
    BUILDRUN,
    BUILDRUNDIR;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As written in the file. */
    public String word() {
        return word;
    }

    /** The directive of that word, or null; case counts. */
    public static @Nullable Directive of(String word) {
        for (Directive d : values()) {
            if (d.word.equals(word)) {
                return d;
            }
        }
        return null;
    }

    /** Whether flags of the directive go to the compiler and not to {@code build} (spec 08 section 3.7). */
    public boolean isCompileFamily() {
        return this == COMPILE || this == ERRORCHECK || this == ERRORCHECKANDRUNDIR || this == RUNDIR;
    }

    /** Whether a folder {@code X.dir} beside the case is its source. */
    public boolean hasFolder() {
        return this == RUNDIR || this == RUNINDIR || this == BUILDRUNDIR || this == ERRORCHECKANDRUNDIR;
    }

    /** Whether only {@code tool compile} is called. */
    public boolean isDiagnostic() {
        return this == COMPILE || this == ERRORCHECK;
    }
}
