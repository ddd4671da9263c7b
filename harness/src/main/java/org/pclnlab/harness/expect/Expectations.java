package org.pclnlab.harness.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of one or more expectation files. In each section the first entry that matches decides (spec 08 section
 * 6.2).
 */
public final class Expectations {
    public static final Expectations NONE = new Expectations(List.of(), List.of());

    private final Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
    private final List<Remark> remarks;

    /**
     * Something in a file that means less than its author thought, such as an unknown key.
     *
     * @param rule short name, see {@link ExpectationLint}
     */
    public record Remark(Place place, String rule, String text) {}

    Expectations(List<Entry> entries, List<Remark> remarks) {
        for (Section s : Section.values()) {
            sections.put(s, entries.stream().filter(e -> e.section() == s).toList());
        }
        this.remarks = List.copyOf(remarks);
    }

    /** A lane: what runs where. */
    public record Lane(String goVersion, String platform, String generation) {
        /** A lane whose programs' generation is not known, or not yet. */
        public Lane(String goVersion, String platform) {
            this(goVersion, platform, "");
        }
    }

    /** The entries of a section, in the order of the file. */
    public List<Entry> of(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    /** Never asked on this machine. */
    public List<Entry> hostSkips() {
        return of(Section.HOST_SKIPS);
    }

    public List<Entry> timeouts() {
        return of(Section.TIMEOUTS);
    }

    public List<Entry> flakes() {
        return of(Section.FLAKES);
    }

    public List<Entry> xfails() {
        return of(Section.XFAILS);
    }

    public List<Entry> notApplicable() {
        return of(Section.NOT_APPLICABLE);
    }

    /** All entries, section by section. */
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        sections.values().forEach(all::addAll);
        return all;
    }

    /** What the reader noticed and did not refuse. */
    public List<Remark> remarks() {
        return remarks;
    }

    /** These, followed by those of another file. */
    public Expectations and(Expectations other) {
        List<Entry> both = all();
        both.addAll(other.all());
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(other.remarks);
        return new Expectations(both, all);
    }

    /** The entry of a section that decides, or null. */
    public @Nullable Entry first(Section section, Lane lane, String directive, String caseName) {
        return first(of(section), lane, directive, caseName);
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
        Entry e = first(Section.TIMEOUTS, lane, directive, caseName);
        return e == null || e.timeout() == null ? standard : e.timeout();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Expectations other && sections.equals(other.sections) && remarks.equals(other.remarks);
    }

    @Override
    public int hashCode() {
        return sections.hashCode();
    }

    @Override
    public String toString() {
        return sections.toString();
    }
}
