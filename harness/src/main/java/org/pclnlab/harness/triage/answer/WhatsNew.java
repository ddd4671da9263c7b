package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.RunInfo;
import org.pclnlab.harness.triage.history.Sequence;
import org.pclnlab.harness.triage.stats.Streak;

/** What is new since the last good run of each lane. */
final class WhatsNew {
    private WhatsNew() {}

    /**
     * With which run the newest one is compared.
     *
     * @param base null when there is no other run
     * @param good whether all was as expected in it; otherwise there is no such run, and it is the one before
     */
    record Base(LaneKey lane, RunInfo latest, @Nullable RunInfo base, boolean good) {}

    static List<Base> bases(Situation s) {
        List<Base> out = new ArrayList<>();
        for (LaneView view : s.lanes()) {
            LaneHistory h = view.history();
            int base = base(h);
            out.add(new Base(h.key(), h.latestRun(), base < 0 ? null : h.runs().get(base), h.lastGood() != null));
        }
        return out;
    }

    private static int base(LaneHistory h) {
        Integer good = h.lastGood();
        return good != null ? good : h.latest() - 1;
    }

    static List<News> of(Situation s) {
        List<News> out = new ArrayList<>();
        for (LaneView view : s.lanes()) {
            int base = base(view.history());
            if (base >= 0) {
                for (Map.Entry<String, Sequence> c : view.sequences().entrySet()) {
                    News n = news(view, c.getKey(), c.getValue(), base);
                    if (n != null) {
                        out.add(n);
                    }
                }
            }
        }
        return out;
    }

    private static @Nullable News news(LaneView view, String path, Sequence s, int base) {
        LaneHistory h = view.history();
        int now = h.latest();
        CaseVerdict verdict = view.verdict(path, s, now);
        if (verdict == null) {
            boolean gone = s.result(base) != null && h.latestRun().complete();
            return gone ? news(view, path, News.Kind.GONE, base, now, null) : null;
        }
        if (verdict.isEnvironment()) {
            CaseVerdict before = view.verdict(path, s, base);
            boolean known = before != null && before.isEnvironment();
            return known ? null : news(view, path, News.Kind.ENVIRONMENT, base, now, view.cause(s, now));
        }
        Streak streak = LaneView.streak(s);
        int first = Math.max(0, streak.first());
        if (s.failed(now)) {
            if (!verdict.red()) {
                return null;
            }
            Cause cause = view.cause(s, now);
            if (s.result(base) == null) {
                boolean unseen = streak.opposite() < 0;
                return news(
                        view,
                        path,
                        unseen ? News.Kind.NEW_CASE : News.Kind.REGRESSION,
                        streak.opposite(),
                        first,
                        cause);
            }
            if (!s.failed(base)) {
                return news(view, path, News.Kind.REGRESSION, streak.opposite(), first, cause);
            }
            Cause before = view.cause(s, base);
            boolean other = cause != null && before != null && !cause.group().equals(before.group());
            return other ? news(view, path, News.Kind.OTHER_FAILURE, base, since(s, base, now), cause) : null;
        }
        if (!s.passed(now) || !s.failed(base)) {
            return null;
        }
        News.Kind kind = verdict.red() ? News.Kind.UNEXPECTED_PASS : News.Kind.FIXED;
        return news(view, path, kind, streak.opposite(), first, null);
    }

    /** The first run after {@code base} that failed as the newest one does. */
    private static int since(Sequence s, int base, int now) {
        int first = now;
        for (int i = now; i > base && (s.cause(i) == s.cause(now) || !s.failed(i)); i--) {
            first = s.failed(i) ? i : first;
        }
        return first;
    }

    private static News news(LaneView view, String path, News.Kind kind, int good, int bad, @Nullable Cause cause) {
        LaneHistory h = view.history();
        Listing.Covering c = view.covering(path);
        Entry entry = c.mustFail() != null ? c.mustFail() : c.flake();
        return new News(
                h.key(),
                path,
                kind,
                good < 0 ? null : h.runs().get(good),
                h.runs().get(bad),
                cause,
                entry);
    }
}
