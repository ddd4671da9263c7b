package org.pclnlab.harness.expect;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an expectation file. In each section the first entry that matches decides (spec 08 section 6.2).
 *
 * @param hostSkips never asked on this machine
 * @param timeouts other time-outs
 * @param flakes may do either
 * @param xfails must fail
 */
public record Expectations(List<Entry> hostSkips, List<Entry> timeouts, List<Entry> flakes, List<Entry> xfails) {
    public static final Expectations NONE = new Expectations(List.of(), List.of(), List.of(), List.of());

    public Expectations {
        hostSkips = List.copyOf(hostSkips);
        timeouts = List.copyOf(timeouts);
        flakes = List.copyOf(flakes);
        xfails = List.copyOf(xfails);
    }

    /**
     * A lane: what runs where.
     *
     * @param generation of the formats of the program that was built; empty where that is not known, or not yet
     */
    public record Lane(String goVersion, String platform, String generation) {
        public Lane(String goVersion, String platform) {
            this(goVersion, platform, "");
        }
    }

    /** The entry that decides, or null. */
    public static @Nullable Entry first(List<Entry> section, Lane lane, String directive, String caseName) {
        for (Entry e : section) {
            if (e.matches(lane, directive, caseName)) {
                return e;
            }
        }
        return null;
    }

    /** The time-out of a case; an entry without a readable one ends the search, as in LLGo's runner. */
    public Duration timeout(Lane lane, String directive, String caseName, Duration standard) {
        Entry e = first(timeouts, lane, directive, caseName);
        return e == null || e.timeout() == null ? standard : e.timeout();
    }
}
