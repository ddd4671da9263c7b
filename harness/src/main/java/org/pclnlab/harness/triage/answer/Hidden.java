package org.pclnlab.harness.triage.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneHistory.Span;
import org.pclnlab.harness.triage.history.Sequence;

/** Finds entries that hide another failure than their own. */
final class Hidden {
    private Hidden() {}

    static List<HiddenFailure> of(Situation s) {
        List<HiddenFailure> out = new ArrayList<>();
        for (LaneView view : s.lanes()) {
            for (Map.Entry<String, Sequence> c : view.sequences().entrySet()) {
                Listing.Covering covering = view.covering(c.getKey());
                Entry entry = covering.mustFail() != null ? covering.mustFail() : covering.flake();
                Cause now = view.cause(c.getValue(), view.history().latest());
                if (entry != null
                        && now != null
                        && c.getValue().failed(view.history().latest())) {
                    HiddenFailure h = look(s, view, c.getKey(), c.getValue(), entry, now);
                    if (h != null) {
                        out.add(h);
                    }
                }
            }
        }
        return out;
    }

    private static @Nullable HiddenFailure look(
            Situation s, LaneView view, String path, Sequence seq, Entry entry, Cause now) {
        int latest = view.history().latest();
        boolean pinned = !entry.pins().none();
        Span first = first(view.history().spansOf(path));
        Cause was = first == null ? null : s.window().cause(first.cause());
        if (pinned
                ? view.agrees(entry, seq, latest)
                : was == null || was.group().equals(now.group())) {
            return null;
        }
        if (!pinned && cameBack(view, seq, was, s.settings().evidence())) {
            return null; // it fails in several ways, and this is one of them
        }
        if (!pinned
                && entry.section() == Section.FLAKES
                && !onlyOthers(view, seq, was, s.settings().evidence())) {
            return null; // a flake may fail anywhere, unless it does nothing else any more
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("stage", "");
        fields.put("kind", "");
        fields.put("exit", "");
        fields.put("signature", now.signature());
        return new HiddenFailure(
                entry,
                view.history().key(),
                path,
                pinned,
                was,
                now,
                since(view, path, seq.cause(latest)),
                List.of(new Edit.Rewrite(entry, List.of(fields))));
    }

    private static @Nullable Span first(List<Span> spans) {
        Span first = null;
        for (Span s : spans) {
            first = first == null || s.first() < first.first() ? s : first;
        }
        return first;
    }

    /** Whether the first failure came back after another one, a few failures ago at most. */
    private static boolean cameBack(LaneView view, Sequence s, @Nullable Cause was, int few) {
        boolean other = false;
        int failures = 0;
        int back = -1;
        for (int i = 0; i < s.size(); i++) {
            Cause c = s.failed(i) ? view.cause(s, i) : null;
            if (c != null && was != null) {
                failures++;
                boolean same = c.group().equals(was.group());
                back = same && other ? failures : back;
                other |= !same;
            }
        }
        return back >= 0 && failures - back <= few;
    }

    /** Whether the newest results, so many at least, are all failures of another kind. */
    private static boolean onlyOthers(LaneView view, Sequence s, @Nullable Cause was, int least) {
        int others = 0;
        for (int i = s.size() - 1; i >= 0 && others < least; i--) {
            Cause c = s.failed(i) ? view.cause(s, i) : null;
            if (c != null && was != null && !c.group().equals(was.group())) {
                others++;
            } else if (s.result(i) != null) {
                return false;
            }
        }
        return others >= least;
    }

    private static Instant since(LaneView view, String path, int cause) {
        for (Span s : view.history().spansOf(path)) {
            if (s.cause() == cause) {
                return Instant.ofEpochMilli(s.first());
            }
        }
        return Instant.EPOCH;
    }
}
