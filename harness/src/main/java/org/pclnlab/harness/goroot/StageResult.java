package org.pclnlab.harness.goroot;

/**
 * One command of a case.
 *
 * @param name as in spec 08 section 4.13
 * @param exit as LLGo's runner has it: -1 when a signal ended the process
 * @param signal 0 when none did
 * @param rssKib most resident memory that was seen, 0 when it was over too soon to look
 * @param shared programs that this one command built
 * @param cached whether it was not run at all but known from an earlier run
 * @param exceeded limit that it exceeded, empty when none
 */
public record StageResult(
        String name,
        long millis,
        int exit,
        int signal,
        boolean timedOut,
        long rssKib,
        int shared,
        boolean cached,
        String exceeded,
        Output stdout,
        Output stderr) {

    public boolean ok() {
        return exit == 0 && !timedOut && exceeded.isEmpty();
    }

    /** The same, as a part of a command that built several programs. */
    public StageResult sharedBy(int programs) {
        return new StageResult(
                name, millis / programs, exit, signal, timedOut, rssKib, programs, cached, exceeded, stdout, stderr);
    }

    /** The same, remembered. */
    public StageResult asCached() {
        return new StageResult(name, millis, exit, signal, timedOut, rssKib, shared, true, exceeded, stdout, stderr);
    }
}
