package org.pclnlab.harness.matrix.measure;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.Launch.ProcessUse;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildUse;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/** Starts one program under control (spec 09 section 10.3) and says what disturbed it. */
final class Starter {
    private static final double MOST_SWITCHES = 100; // in a second

    private final Launcher launcher = new Launcher(1 << 16);
    private final MeasureOptions options;
    private final Map<String, String> env = new TreeMap<>();
    private final Clock clock;

    Starter(MeasureOptions options, Map<String, String> caller, Clock clock) {
        this.options = options;
        this.clock = clock;
        for (String name : List.of("PATH", "HOME")) {
            if (caller.containsKey(name)) {
                env.put(name, caller.get(name));
            }
        }
        env.put("LANG", "C");
    }

    /** Runs a program once. */
    Launch start(
            Scenario s, String variant, Path program, int block, int slot, int pad, Duration timeout, boolean again)
            throws EnvironmentException {
        List<String> argv = new ArrayList<>(options.cores().prefix());
        argv.add(program.toString());
        Map<String, String> child = new TreeMap<>(env);
        child.put("BENCH_ITERS", Long.toString(s.iterations(options.iterations())));
        child.put("PCLNLAB_PAD", "x".repeat(pad));
        String core = options.cores().core();
        long stolen = MachineInfo.stolen(core);
        long throttled = MachineInfo.throttled(core);
        long millis = clock.millis();
        ChildUse before = ChildUse.now();
        Result r = launcher.run(new Command(argv, child, program.getParent(), timeout));
        ChildUse after = ChildUse.now();
        ProcessUse use = before == null || after == null ? ProcessUse.UNKNOWN : use(after.since(before));
        List<String> taint = new ArrayList<>();
        double seconds = r.elapsed().toNanos() / 1e9;
        if (use.major() > 0) {
            taint.add("major faults");
        }
        if (use.involuntary() > MOST_SWITCHES * seconds) {
            taint.add("preempted");
        }
        if (MachineInfo.stolen(core) > stolen) {
            taint.add("stolen");
        }
        if (MachineInfo.throttled(core) > throttled) {
            taint.add("throttled");
        }
        ProbeOutput out = ProbeOutput.parse(r.stdout().text());
        String failure = r.ok() ? out.error() : r.explain();
        if (failure.isEmpty() && out.metrics().isEmpty()) {
            failure = "it printed no metric";
        }
        return new Launch(
                s.name(),
                variant,
                block,
                slot,
                millis,
                r.elapsed().toNanos(),
                failure,
                failure.isEmpty() ? out.metrics() : Map.of(),
                out.names(),
                out.tick(),
                use,
                pad,
                taint,
                again);
    }

    private static ProcessUse use(ChildUse u) {
        return new ProcessUse(u.user(), u.system(), u.minor(), u.major(), u.voluntary(), u.involuntary());
    }
}
