package org.pclnlab.harness.conform;

import java.util.List;

/**
 * How one image made by pclnlab did.
 *
 * @param image its name
 * @param asked questions asked
 * @param agreed questions answered alike by the process, or the expectation, and the emulator
 * @param findings one line for each difference
 * @param notRun why it was not made or not run; empty otherwise
 */
public record ImageVerdict(String image, int asked, int agreed, List<String> findings, String notRun) {
    public ImageVerdict {
        findings = List.copyOf(findings);
    }

    public boolean ok() {
        return findings.isEmpty() && asked == agreed;
    }
}
