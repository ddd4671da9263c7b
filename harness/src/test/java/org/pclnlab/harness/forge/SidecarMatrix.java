package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.emulator.forge.SidecarMutations.Mutation;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.harness.forge.ForgedProcess.Replies;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * Damaged sidecars beside an executable that answers for itself: what its process makes of each and what the emulator says.
 * From outside, a process without tables is told by the two lines that it prints about them (07 section 9); answers to a few
 * questions are compared as well.
 */
public final class SidecarMatrix {
    /** Rows of the table: verdicts of the emulator, how often, and how often the process did the same. */
    private final Map<String, int[]> stages = new TreeMap<>();

    private final List<String> disagreements = new ArrayList<>();
    private final Path exe;
    private int rows;
    private int answers;

    private SidecarMatrix(Path exe) {
        this.exe = exe;
    }

    /** Tries all mutations beside {@code exe}. */
    public static SidecarMatrix of(Path exe, List<Mutation> mutations)
            throws IOException, ImageException, EnvironmentException {
        SidecarMatrix m = new SidecarMatrix(exe);
        byte[] image = Files.readAllBytes(exe);
        Path sidecar = exe.resolveSibling(exe.getFileName() + ".pclntab");
        byte[] sound = Files.readAllBytes(sidecar);
        for (Mutation each : mutations) {
            Files.write(sidecar, each.bytes());
            m.row(each, Loader.view(Images.read(Bytes.of(image, exe.toString()))));
        }
        Files.write(sidecar, sound);
        return m;
    }

    private void row(Mutation mutation, LoadedImage linked) throws IOException, ImageException, EnvironmentException {
        LoadedImage loaded = Sidecars.complete(linked, exe, null);
        Attempt attempt = Attempt.of(loaded);
        if (attempt == null) {
            throw new AssertionError(exe + " has no identity section");
        }
        Attempt.State state = attempt.state();
        String ours =
                attempt.failure() == null ? "loads" : attempt.failure().stage().name();
        List<Query> queries = queries(linked);
        Replies process = ForgedProcess.ask(exe, queries);
        boolean silent = process.debugLines().stream().noneMatch(l -> l.startsWith("llgo funcinfo:"));
        int[] counts = stages.computeIfAbsent(ours, k -> new int[2]);
        counts[0]++;
        rows++;
        boolean same = silent == (state == Attempt.State.LOADED);
        List<String> emulated = EmulatedAnswers.of(loaded, queries);
        List<String> theirs = process.answers().stream().map(Answer::toString).toList();
        answers += theirs.size();
        if (same && emulated.equals(theirs)) {
            counts[1]++;
        } else {
            disagreements.add(mutation + ": emulated " + ours + " " + difference(emulated, theirs) + ", process "
                    + (silent ? "loads" : "unavailable"));
        }
    }

    private static String difference(List<String> ours, List<String> theirs) {
        for (int i = 0; i < ours.size(); i++) {
            if (i >= theirs.size() || !ours.get(i).equals(theirs.get(i))) {
                return ours.get(i) + " / " + (i < theirs.size() ? theirs.get(i) : "nothing");
            }
        }
        return "with the same answers";
    }

    /** Pcs all over the text, at every alignment, and numbers in no image. */
    private static List<Query> queries(LoadedImage linked) throws ImageException {
        Section text = linked.image().text();
        List<Query> out = new ArrayList<>();
        long step = Math.max(1, text.size() / 24) | 1;
        out.add(Query.range(Mode.F, text.vmaddr() - 8, text.end() + 8, step));
        for (long pc : new long[] {0, 0x1000, -1, text.vmaddr() + 0x3000000}) {
            out.add(Query.at(Mode.F, pc));
        }
        return out;
    }

    public int rows() {
        return rows;
    }

    public List<String> disagreements() {
        return disagreements;
    }

    /** Verdicts with their numbers. */
    public Map<String, Integer> verdicts() {
        Map<String, Integer> out = new LinkedHashMap<>();
        stages.forEach((stage, n) -> out.put(stage, n[0]));
        return out;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("verdict  mutations  process agrees\n");
        stages.forEach((stage, n) -> out.append(String.format("%-7s  %9d  %14d%n", stage, n[0], n[1])));
        return out.append(rows + " sidecars, " + answers + " answers compared, " + disagreements.size()
                        + " disagreements")
                .toString();
    }
}
