package org.pclnlab.harness.goroot.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.CaseRow.Failure;
import org.pclnlab.harness.goroot.CaseRow.Judged;
import org.pclnlab.harness.goroot.CaseRow.Reason;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;

/**
 * Judges results by what is known to fail (spec 08 section 7), with pins: an entry excuses only the failure it was written
 * for, and never one of the machine, the case or gc.
 */
public final class Judge {
    private final Expectations expectations;
    private final boolean strict;

    /** A judge; a strict one takes a refused flag that no entry names for a failure. */
    public Judge(Expectations expectations, boolean strict) {
        this.expectations = expectations;
        this.strict = strict;
    }

    /** The entry that keeps a case from being run on this machine, or null. */
    public @Nullable Judged skip(Lane lane, GorootCase c) {
        Entry e = expectations.first(Section.HOST_SKIPS, lane, c.directive().word(), c.path());
        return e == null ? null : judged(CaseVerdict.SKIPPED, e);
    }

    /** Whether some list says that the case may fail. */
    public boolean isListed(Lane lane, GorootCase c) {
        return first(Section.XFAILS, lane, c) != null
                || first(Section.NOT_APPLICABLE, lane, c) != null
                || first(Section.FLAKES, lane, c) != null;
    }

    /** Whether a case is listed as a flake. */
    public boolean isFlake(Lane lane, GorootCase c) {
        return first(Section.FLAKES, lane, c) != null;
    }

    /** Why the list that knows of a case says it may fail, empty when none does. */
    String reason(Lane lane, GorootCase c) {
        for (Section section : List.of(Section.XFAILS, Section.NOT_APPLICABLE, Section.FLAKES)) {
            Entry e = first(section, lane, c);
            if (e != null) {
                return e.reason();
            }
        }
        return "";
    }

    private @Nullable Entry first(Section section, Lane lane, GorootCase c) {
        return expectations.first(section, lane, c.directive().word(), c.path());
    }

    /**
     * The verdict about an llgo.
     *
     * @param failure null when it passed
     * @param predicted whether every refused flag was to be expected
     */
    public Judged judge(Lane lane, GorootCase c, RawOutcome raw, @Nullable Failure failure, boolean predicted) {
        CaseVerdict environment = environment(raw.result());
        if (environment != null) {
            return judged(environment, null);
        }
        Entry xfail = first(Section.XFAILS, lane, c);
        Entry na = first(Section.NOT_APPLICABLE, lane, c);
        if (xfail != null && na != null) {
            return judged(CaseVerdict.CONFLICT, xfail);
        }
        Entry must = xfail != null ? xfail : na;
        if (must != null) {
            if (failure == null) {
                return judged(xfail != null ? CaseVerdict.XPASS : CaseVerdict.NA_PASS, must);
            }
            if (!agrees(must, failure)) {
                return judged(CaseVerdict.CHANGED, must);
            }
            return judged(xfail != null ? CaseVerdict.XFAIL : CaseVerdict.NOT_APPLICABLE, must);
        }
        Entry flake = first(Section.FLAKES, lane, c);
        if (flake != null) {
            boolean other = failure != null && !agrees(flake, failure);
            return judged(other ? CaseVerdict.CHANGED : CaseVerdict.FLAKY, flake);
        }
        if (failure == null) {
            return judged(CaseVerdict.PASS, null);
        }
        boolean refused = raw.result() == RawResult.UNSUPPORTED_FLAG && predicted;
        return refused ? new Judged(CaseVerdict.REFUSED, strict, null) : judged(CaseVerdict.FAIL, null);
    }

    /**
     * The verdict about gc itself. A case that only calls the compiler has no baseline, and the Go project's own runner
     * expects gc to fail some of them; where it also runs a program, LLGo's way to build it is not always the project's. So
     * that is shown and does not make the run red.
     */
    static Judged reference(GorootCase c, RawOutcome raw) {
        CaseVerdict environment = environment(raw.result());
        boolean checked = c.directive().isDiagnostic() || c.directive() == Directive.ERRORCHECKANDRUNDIR;
        if (environment == CaseVerdict.BASELINE && checked) {
            return new Judged(environment, false, null);
        }
        return judged(environment == null ? CaseVerdict.PASS : environment, null);
    }

    private static @Nullable CaseVerdict environment(RawResult r) {
        return switch (r) {
            case BASELINE_FAIL, BASELINE_TIMEOUT -> CaseVerdict.BASELINE;
            case RESOURCE -> CaseVerdict.RESOURCE;
            case HARNESS_ERROR -> CaseVerdict.HARNESS;
            case SKIPPED -> CaseVerdict.SKIPPED;
            default -> null;
        };
    }

    private static boolean agrees(Entry e, Failure f) {
        return e.agrees(
                f.signature().stage(),
                f.signature().kind(),
                f.exit(),
                f.signature().line());
    }

    private static Judged judged(CaseVerdict verdict, @Nullable Entry e) {
        Reason reason =
                e == null ? null : new Reason(e.section().key(), e.place().file(), e.line(), e.reason());
        return new Judged(verdict, verdict.red(), reason);
    }
}
