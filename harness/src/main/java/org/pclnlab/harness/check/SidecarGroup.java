package org.pclnlab.harness.check;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.sidecar.Stage;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;

/** The stages of the loader of a sidecar, the first broken one with its place in that file. */
final class SidecarGroup {
    private SidecarGroup() {}

    static Group of(Attempt attempt) {
        Stage.Failure f = attempt.failure();
        List<Result> results = new ArrayList<>();
        for (Stage s : Stage.values()) {
            int order = f == null ? -1 : s.compareTo(f.stage());
            if (f != null && order == 0) {
                // The place is in another file than the image, so it is told in words.
                String field = "+0x" + Long.toHexString(f.at()) + " of the sidecar, " + f.field();
                Place place = new Place(0, -1, field, f.found(), f.expected());
                results.add(new Result(s, Status.BROKEN, s.level(), attempt.path(), 1, List.of(place)));
            } else {
                boolean held = f == null || order < 0;
                String detail = s == Stage.OPEN && held ? attempt.path() : "";
                results.add(new Result(s, held ? Status.HOLDS : Status.NOT_REACHED, s.level(), detail, 0, List.of()));
            }
        }
        return new Group("sidecar", "the sidecar, in the order of the runtime's loader", true, results);
    }
}
