package org.pclnlab.harness.triage.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pclnlab.harness.goroot.run.Repeated;
import org.pclnlab.harness.triage.stats.Rate;

/** What {@code goroot run --repeat} found: how often each program passed, with the interval of its rate. */
public final class RepeatTable {
    private RepeatTable() {}

    /** A line for each program on each toolchain; none without repetitions. */
    public static List<String> lines(List<Repeated> repeated) {
        List<String> out = new ArrayList<>();
        if (repeated.isEmpty()) {
            return out;
        }
        int name = repeated.stream().mapToInt(r -> r.path().length()).max().orElse(0);
        int tool = repeated.stream().mapToInt(r -> r.tool().length()).max().orElse(0);
        String form = "%-" + name + "s  %-" + tool + "s  %-5s  %s%s";
        out.add("repeated: passes of runs, with the interval at 95 % in which the true rate is");
        for (Repeated r : repeated) {
            String why = r.why().isEmpty() ? "" : "  " + r.why();
            String mark = r.unexpected() > 0 ? "  UNEXPECTED in " + r.unexpected() : "";
            Rate passes = Rate.of(r.passes(), r.runs());
            out.add(String.format(Locale.ROOT, form, r.path(), r.tool(), r.kind(), passes, mark + why));
        }
        return out;
    }
}
