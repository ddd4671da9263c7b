package org.pclnlab.harness.conform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.probe.Query;
import org.pclnlab.harness.probe.Scenario;
import org.pclnlab.harness.toolchain.Tool;

/** Joins the answers of one program with those of the reference's: the rows of one scenario and toolchain. */
final class Join {
    /** Import path of the module of the probes. */
    private static final String MODULE = "example.com/pclnlab/";

    /** The answer of a scenario that did not come to where it is given. */
    private static final String NOT_REACHED = "not reached";

    private final Probe probe;
    private final Scenario scenario;
    private final Tool reference;
    private final Side gc;
    private final Tool tool;
    private final Side side;
    private final Normaliser ofGc;
    private final Normaliser ofTool;

    private Join(Probe probe, Scenario scenario, Tool reference, Side gc, Tool tool, Side side) {
        this.probe = probe;
        this.scenario = scenario;
        this.reference = reference;
        this.gc = gc;
        this.tool = tool;
        this.side = side;
        String root = tool.root();
        ofGc = new Normaliser(
                MODULE + probe.name(), reference.goroot(), "", probe.module().toString());
        ofTool = new Normaliser(
                MODULE + probe.name(),
                tool.goroot(),
                root == null ? "" : root,
                probe.module().toString());
    }

    /** Adds the rows of {@code scenario} on {@code tool}. */
    static void rows(Probe probe, Scenario scenario, Tool reference, Side gc, Tool tool, Side side, List<Row> rows) {
        new Join(probe, scenario, reference, gc, tool, side).rows(rows);
    }

    private void rows(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>(gc.asked.keySet());
        names.addAll(side.asked.keySet());
        if (names.isEmpty()) {
            String which = scenario.observed() ? "/" + scenario.name() + "/*" : "/*";
            rows.add(new Row(
                    probe.name() + which,
                    tool.name(),
                    Verdict.ERROR,
                    null,
                    null,
                    null,
                    null,
                    side.failure.isEmpty() ? reference.name() + ": " + gc.failure : side.failure,
                    ""));
        }
        for (String name : names) {
            Side.Asked mine = side.asked.get(name);
            Side.Asked theirs = gc.asked.get(name);
            Query.Question question = (mine != null ? mine : Objects.requireNonNull(theirs))
                    .query()
                    .question();
            for (Aspect aspect : Aspect.of(question)) {
                rows.add(row(name, aspect, theirs, mine));
            }
        }
    }

    private Row row(String name, Aspect aspect, Side.@Nullable Asked theirs, Side.@Nullable Asked mine) {
        String query = probe.name() + "/" + name + "/" + aspect.label();
        String expected = theirs != null ? aspect.of(theirs.query(), ofGc) : notReached(gc);
        if (mine == null) {
            String own = notReached(side);
            if (own != null && expected != null) {
                return new Row(query, tool.name(), Verdict.DIVERGENCE, expected, own, null, null, "", "");
            }
            String why = side.failure.isEmpty() ? "its program did not ask this" : side.failure;
            return new Row(query, tool.name(), Verdict.ERROR, expected, null, null, null, why, "");
        }
        String own = aspect.of(mine.query(), ofTool);
        String process = aspect.exact(mine.query().answer(), side.slide);
        String emulated = mine.emulated() == null ? null : aspect.exact(mine.emulated(), side.slide);
        String note = side.notes.getOrDefault(name, "");
        String difference = "";
        Verdict verdict;
        if (!side.emulationFailure.isEmpty()) {
            verdict = Verdict.ERROR;
            note = "emulated: " + side.emulationFailure;
        } else if (!side.same(mine, aspect)) {
            verdict = tool.isGc() ? Verdict.READER_MISMATCH : Verdict.EMULATOR_MISMATCH;
            difference = aspect.list() ? FrameLists.difference(process, String.valueOf(emulated)) : "";
        } else if (tool.isGc()) {
            verdict = Verdict.AGREE; // another gc is compared with its own emulation only
        } else if (expected == null) {
            verdict = Verdict.ERROR;
            note = "the reference did not answer: " + (gc.failure.isEmpty() ? "it did not ask this" : gc.failure);
        } else {
            verdict = own.equals(expected) ? Verdict.AGREE : Verdict.DIVERGENCE;
            difference = aspect.list() ? FrameLists.difference(expected, own) : "";
        }
        if (note.isEmpty() && emulated == null && side.emulated) {
            note = Row.NOT_EMULATED + (mine.query().question().text() ? ": a text" : ": the pc is no address");
        }
        Query q = mine.query();
        // Where the emulator was asked, an address of code is known without the slide of the process.
        long pc = mine.emulated() == null ? 0 : q.kind() == Query.Kind.CODE ? q.pc() - side.slide : q.pc();
        return new Row(
                query, tool.name(), verdict, expected, own, process, emulated, note, difference, q.question(), pc);
    }

    /** What it means that a side has no answer: of a scenario whose end was seen, that it did not come so far. */
    private @Nullable String notReached(Side of) {
        return scenario.observed() && of.failure.isEmpty() ? NOT_REACHED : null;
    }
}
