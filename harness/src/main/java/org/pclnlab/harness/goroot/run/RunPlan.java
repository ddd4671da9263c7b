package org.pclnlab.harness.goroot.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Mode;
import org.pclnlab.harness.goroot.RunHeader.ListFile;

/**
 * What a run is to do.
 *
 * @param cases all of them, of all shards
 * @param rootName as recorded
 * @param jobs workers
 * @param batch most programs of one llgo build
 * @param runTimeout of one program, where no list says otherwise
 * @param sweepRepeats how often a suspected flake is repeated under each setting, 0 for not at all
 * @param sweepAll whether every failure that no list names is suspected; else only listed flakes are
 * @param repeats how often each program is run in all, for a rate of passes; below 2 only once
 * @param guard whether mass failures stop a tool
 * @param out the run's file
 * @param resume whether to go on with it
 * @param gcCache where gc's results are remembered
 */
public record RunPlan(
        List<GorootCase> cases,
        Mode mode,
        String rootName,
        Shards shards,
        Durations durations,
        Expectations expectations,
        List<ListFile> lists,
        boolean strict,
        int jobs,
        int batch,
        Duration runTimeout,
        int sweepRepeats,
        boolean sweepAll,
        int repeats,
        boolean guard,
        Path out,
        boolean resume,
        Path gcCache) {
    public RunPlan {
        cases = List.copyOf(cases);
        lists = List.copyOf(lists);
    }
}
