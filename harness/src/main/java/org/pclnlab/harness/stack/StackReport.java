package org.pclnlab.harness.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process is doing.
 *
 * @param target {@code process 123}, or the core file
 * @param executable path of the program
 * @param kind {@code llgo} or {@code gc}
 * @param form how an LLGo program keeps its panics, empty for gc
 * @param notes what limits the rest, as sentences
 * @param stacks one for each thread of an LLGo program; goroutines, then threads without one, of a gc program
 */
public record StackReport(
        String target, String executable, String kind, String form, List<String> notes, List<Stack> stacks) {

    /**
     * One stack.
     *
     * @param tid the thread it runs on, 0 for none
     * @param thread the thread's name, empty when unknown
     * @param goroutine its number, null for a thread that runs none
     * @param state as Go prints it
     * @param frames the whole, innermost first
     * @param live the half that is in memory; the same list where nothing was put in
     * @param snapshot the half that a panic took away; empty without one
     * @param panic null where nothing is known of panics
     * @param text the traceback as gc prints it, empty for LLGo
     * @param end why the live half ends
     * @param notes what could not be read
     */
    public record Stack(
            int tid,
            String thread,
            @Nullable Long goroutine,
            String state,
            List<Line> frames,
            List<Line> live,
            List<Line> snapshot,
            @Nullable Panic panic,
            String text,
            String end,
            @Nullable Line createdBy,
            List<String> notes) {}

    /**
     * What is known of a goroutine's panics.
     *
     * @param active whether one is in flight
     * @param fault whether the snapshot is a hardware fault's
     * @param captured pcs in the snapshot as it was taken, machinery included
     * @param mark frame of the last recover, 0 without one
     */
    public record Panic(boolean active, boolean fault, int captured, long mark) {}

    /**
     * One frame.
     *
     * @param pc return address, or the instruction itself of an innermost frame
     * @param entry start of the function, 0 when unknown
     * @param function as the program's own runtime names it, or the symbol of a library
     * @param file empty when unknown
     * @param object library that it belongs to, empty for the program itself
     * @param symbol nearest symbol of the executable, where the runtime takes the code for another function's; else empty
     * @param from how the frame was found
     */
    public record Line(
            long pc,
            long entry,
            String function,
            String file,
            long line,
            String object,
            String symbol,
            boolean inlined,
            String from) {
        String offset() {
            return inlined || entry == 0 || Long.compareUnsigned(pc, entry) < 0
                    ? ""
                    : " +0x" + Long.toHexString(pc - entry);
        }
    }
}
