package org.pclnlab.harness.goroot;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which directives make a case (spec 08 section 3.4). */
public enum Mode {
    /** {@code run} without arguments. */
    LEGACY(EnumSet.of(Directive.RUN)),
    /** What LLGo's nightly runs. */
    CI(EnumSet.of(Directive.RUN, Directive.RUNOUTPUT, Directive.BUILDRUN)),
    /** Everything that runs a program. */
    RUNLIKE(EnumSet.of(
            Directive.RUN,
            Directive.RUNOUTPUT,
            Directive.RUNDIR,
            Directive.RUNINDIR,
            Directive.BUILDRUN,
            Directive.BUILDRUNDIR)),
    /** Every directive, in every folder. */
    COVERAGE(EnumSet.allOf(Directive.class));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Directive> directives;

    Mode(EnumSet<Directive> directives) {
        this.directives = Collections.unmodifiableSet(directives);
    }

    public Set<Directive> directives() {
        return directives;
    }

    /** Whether cases are looked for in all folders below the root. */
    public boolean recursive() {
        return this == COVERAGE;
    }

    /** Whether a case of one of this mode's directives takes part. */
    public boolean takes(Directive directive, List<String> args) {
        return switch (this) {
            case LEGACY -> directive != Directive.RUN || args.isEmpty();
            case CI -> !args.contains("-race");
            case RUNLIKE, COVERAGE -> true;
        };
    }
}
