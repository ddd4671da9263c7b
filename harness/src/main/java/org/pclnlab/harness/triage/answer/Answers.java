package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * All answers about a situation.
 *
 * @param lanes the newest runs in numbers
 * @param news what is new since the last good run
 * @param stale entries that are not true any more
 * @param missing failures without an entry
 * @param mass lanes on which one cause is behind so many failures that none of them gets an entry
 * @param flaky cases that flake or are listed as flakes
 * @param clusters failures by cause
 * @param hidden entries that hide another failure than their own
 * @param remarks what is wrong with the lists themselves
 */
public record Answers(
        List<LaneCounts> lanes,
        List<News> news,
        List<StaleEntry> stale,
        List<MissingEntry> missing,
        List<MassFailure> mass,
        List<FlakyCase> flaky,
        List<Cluster> clusters,
        List<HiddenFailure> hidden,
        List<Remark> remarks) {

    /** A lane whose failures have one cause, in more than a quarter of the cases without an entry. */
    public record MassFailure(LaneKey lane, Cause cause, int failing, int free) {}

    /**
     * What new entries say, and in which grammar.
     *
     * @param generations whether the files know the field generation
     * @param reason empty to use the failure's own text
     * @param issue link, empty for none
     * @param since day, empty for none
     */
    public record Writing(boolean generations, String reason, String issue, String since) {}

    /** Answers everything. */
    public static Answers of(Situation s, Writing w, List<Remark> remarks) {
        Missing.Answer missing = Missing.of(s, w.generations(), new Missing.Words(w.reason(), w.issue(), w.since()));
        List<MassFailure> mass = missing.mass().stream()
                .map(m -> new MassFailure(m.lane(), m.cause(), m.failing(), m.free()))
                .toList();
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(DeadEntries.of(s));
        return new Answers(
                counts(s),
                WhatsNew.of(s),
                Stale.of(s, w.generations()),
                missing.entries(),
                mass,
                Flaky.of(s),
                Clusters.of(s),
                Hidden.of(s),
                all);
    }

    private static List<LaneCounts> counts(Situation s) {
        List<LaneCounts> out = new ArrayList<>();
        List<WhatsNew.Base> bases = WhatsNew.bases(s);
        for (int i = 0; i < bases.size(); i++) {
            LaneView view = s.lanes().get(i);
            Map<CaseVerdict, Integer> verdicts = new EnumMap<>(CaseVerdict.class);
            view.sequences().forEach((path, seq) -> {
                CaseVerdict v = view.verdict(path, seq, view.history().latest());
                if (v != null) {
                    verdicts.merge(v, 1, Integer::sum);
                }
            });
            WhatsNew.Base b = bases.get(i);
            out.add(new LaneCounts(b.lane(), b.latest(), view.history().runs().size(), b.base(), b.good(), verdicts));
        }
        return out;
    }

    /** The edits that make the lists true, each entry once. */
    public List<Edit> edits() {
        List<Edit> out = new ArrayList<>();
        stale.forEach(e -> out.addAll(e.edits()));
        missing.forEach(e -> out.addAll(e.edits()));
        flaky.forEach(e -> out.addAll(e.edits()));
        return distinct(out);
    }

    /** One edit for each entry and one entry for each new one: several lanes may ask for the same. */
    public static List<Edit> distinct(List<Edit> edits) {
        List<Edit> out = new ArrayList<>();
        Set<Entry> touched = new HashSet<>();
        for (Edit e : edits) {
            Entry entry = e instanceof Edit.Remove r ? r.entry() : e instanceof Edit.Rewrite w ? w.entry() : null;
            if (entry == null ? !out.contains(e) : touched.add(entry)) {
                out.add(e);
            }
        }
        return out;
    }

    /** Whether somebody has to do something. */
    public boolean finding() {
        return news.stream().anyMatch(n -> n.kind().finding())
                || !stale.isEmpty()
                || !missing.isEmpty()
                || !mass.isEmpty()
                || flaky.stream().anyMatch(FlakyCase::finding)
                || !hidden.isEmpty();
    }
}
