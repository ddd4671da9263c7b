package org.pclnlab.harness.expect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.pclnlab.harness.expect.Expectations.Remark;

/**
 * What is wrong with a list of expectations by itself, without any run (spec 08 sections 14.2.7 and 14.2.8).
 *
 * <pre>
 *  duplicate       an earlier entry of the section has the same selector
 *  shadowed        an earlier entry of the section matches everything that this one does
 *  contradiction   two sections say different things about one case: a case that must fail and may pass, ...
 *  no-link         neither an issue nor a link in the reason
 *  weak-reason     the reason says that the case fails and not why
 *  expired         the day in expires has come
 *  unknown-key, no-case, malformed-case, timeout-unreadable, unreadable-field   what the reader remarked
 * </pre>
 */
public final class ExpectationLint {
    /** Sections of which at most one can be right about a case on a lane. */
    private static final Set<Section> EXCLUSIVE =
            Set.of(Section.HOST_SKIPS, Section.FLAKES, Section.XFAILS, Section.NOT_APPLICABLE);

    private static final Pattern WEAK = Pattern.compile("run failure|runoutput failure"
            + "|\\bcan (?:(?:either )?pass or )?(?:fail|panic|time out|mismatch)(?: stdout| stderr)?(?: on \\S+)?$"
            + "|is host-sensitive(?: on \\S+)?$");

    private ExpectationLint() {}

    /** All remarks, in the order of the file. */
    public static List<Remark> of(Expectations expectations, LocalDate today) {
        List<Entry> all = expectations.all();
        List<Remark> out = new ArrayList<>(expectations.remarks());
        List<Remark> repeated = repeated(all);
        out.addAll(repeated);
        Set<Place> said = Set.copyOf(repeated.stream().map(Remark::place).toList());
        out.addAll(overlapping(all, said));
        int last = -1;
        Section lastSection = Section.HOST_SKIPS;
        for (Entry e : all) {
            if (e.item() == last && e.section() == lastSection) {
                continue; // one remark for a list of cases
            }
            last = e.item();
            lastSection = e.section();
            if (e.origin().link().isEmpty()) {
                out.add(new Remark(e.place(), "no-link", "no issue and no link in the reason"));
            }
            if (WEAK.matcher(e.reason()).find() && e.origin().link().isEmpty()) {
                out.add(new Remark(e.place(), "weak-reason", "the reason says that it fails, not why: " + e.reason()));
            }
            LocalDate expires = e.origin().expires();
            if (expires != null && !today.isBefore(expires)) {
                out.add(new Remark(e.place(), "expired", "expired on " + expires));
            }
        }
        out.sort((a, b) -> a.place().file().equals(b.place().file())
                ? Integer.compare(a.place().line(), b.place().line())
                : a.place().file().compareTo(b.place().file()));
        return out;
    }

    /** Entries with the selector of an earlier one, in the same section or in one that excludes it. */
    static List<Remark> repeated(List<Entry> entries) {
        List<Remark> out = new ArrayList<>();
        Map<Object, Entry> same = new HashMap<>();
        Map<Selector, Entry> exclusive = new HashMap<>();
        for (Entry e : entries) {
            Entry before = same.putIfAbsent(List.of(e.section(), e.selector()), e);
            if (before != null) {
                out.add(new Remark(
                        e.place(),
                        "duplicate",
                        e.section().key() + " has " + name(e) + " already, in line " + before.line()));
                continue;
            }
            Entry other = EXCLUSIVE.contains(e.section()) ? exclusive.putIfAbsent(e.selector(), e) : null;
            if (other != null) {
                out.add(contradiction(e, other));
            }
        }
        return out;
    }

    private static List<Remark> overlapping(List<Entry> entries, Set<Place> said) {
        List<Remark> out = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry e = entries.get(i);
            if (said.contains(e.place())) {
                continue;
            }
            for (int j = 0; j < i; j++) {
                Entry before = entries.get(j);
                if (before.section() == e.section()) {
                    if (before.selector().covers(e.selector())) {
                        out.add(new Remark(
                                e.place(), "shadowed", "line " + before.line() + " decides before " + name(e)));
                        break;
                    }
                } else if (EXCLUSIVE.contains(e.section())
                        && EXCLUSIVE.contains(before.section())
                        && contradicts(before, e)) {
                    out.add(contradiction(e, before));
                    break;
                }
            }
        }
        return out;
    }

    /** A case that is skipped on some lanes may have to fail on others; one that is never run has nothing to prove. */
    private static boolean contradicts(Entry a, Entry b) {
        if (a.section() == Section.HOST_SKIPS) {
            return a.selector().covers(b.selector());
        }
        return b.section() == Section.HOST_SKIPS
                ? b.selector().covers(a.selector())
                : a.selector().overlaps(b.selector());
    }

    private static Remark contradiction(Entry e, Entry other) {
        return new Remark(
                e.place(),
                "contradiction",
                name(e) + " is in " + e.section().key() + " and, in " + other.place() + ", in "
                        + other.section().key());
    }

    private static String name(Entry e) {
        return e.caseGlob().isEmpty() ? "every case" : e.caseGlob();
    }
}
