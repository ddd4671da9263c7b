package org.pclnlab.harness.goroot.run;

import org.pclnlab.harness.goroot.CaseRow;

/** Hears what a run does, from several threads. */
public interface Listener {
    /** How many rows there will be, and how many there are already. */
    void started(int rows, int done);

    /** A row was written. */
    void row(CaseRow row);

    /** Something to tell at once, one line. */
    void note(String line);
}
