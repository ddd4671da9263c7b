package org.pclnlab.harness.conform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.probe.Answer;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Query;

/** The answers of one program and of its emulation, or the reason why there are none. */
final class Side {
    /** A query with the emulator's answer; null where that was not asked, or failed. */
    record Asked(Query query, @Nullable Answer emulated) {}

    final Map<String, Asked> asked = new LinkedHashMap<>();
    final boolean cached;
    /** Why the program has no answers. */
    final String failure;
    /** Why the emulator has none although it was asked. */
    final String emulationFailure;

    final boolean emulated;
    final long slide;
    /** Generation of LLGo's formats; empty for gc, and where nothing was emulated. */
    final String generation;

    final Map<String, String> notes = new LinkedHashMap<>();

    private Side(boolean cached, String failure, String emulationFailure, Emulation.@Nullable Emulated emulated) {
        this.cached = cached;
        this.failure = failure;
        this.emulationFailure = emulationFailure;
        this.emulated = emulated != null;
        this.slide = emulated == null ? 0 : emulated.slide();
        this.generation = emulated == null ? "" : emulated.generation();
    }

    static Side failed(boolean cached, String reason) {
        return new Side(cached, reason, "", null);
    }

    static Side of(boolean cached, Answers answers, Emulation.@Nullable Emulated emulated, String emulationFailure) {
        Side side = new Side(cached, "", emulationFailure, emulated);
        for (int i = 0; i < answers.queries().size(); i++) {
            Query q = answers.queries().get(i);
            side.asked.put(
                    q.name(),
                    new Asked(q, emulated == null ? null : emulated.answers().get(i)));
        }
        return side;
    }

    /** Whether program and emulator say the same about one query. */
    boolean same(Asked a, Aspect aspect) {
        Answer e = a.emulated();
        return e == null || aspect.exact(a.query().answer(), slide).equals(aspect.exact(e, slide));
    }

    boolean allSame() {
        for (Asked a : asked.values()) {
            for (Aspect aspect : Aspect.of(a.query().question())) {
                if (!same(a, aspect)) {
                    return false;
                }
            }
        }
        return true;
    }
}
