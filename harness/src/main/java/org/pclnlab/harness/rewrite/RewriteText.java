package org.pclnlab.harness.rewrite;

import java.io.PrintWriter;
import org.pclnlab.emulator.rewrite.Outcome;

/** Results for people: what LLGo's own command prints, behind the name of the image. */
public final class RewriteText implements RewriteRun.Sink {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean dryRun;

    public RewriteText(PrintWriter out, PrintWriter err, boolean dryRun) {
        this.out = out;
        this.err = err;
        this.dryRun = dryRun;
    }

    @Override
    public void take(RewriteResult result) {
        Outcome outcome = result.outcome();
        if (!result.problem().isEmpty()) {
            String problem = result.problem();
            String prefix = result.image() + ": ";
            err.println("pclnlab rewrite: " + (problem.startsWith(prefix) ? problem : prefix + problem));
            if (dryRun && outcome instanceof Outcome.Refused refused) {
                out.println(prefix + refused.statistics().line());
            }
        } else if (outcome instanceof Outcome.Planned done) {
            out.println(result.image() + ": " + done.statistics().line());
            if (dryRun) {
                for (String line : done.plan().lines()) {
                    out.println("  " + line);
                }
            }
        }
        for (String remark : result.remarks()) {
            err.println("pclnlab rewrite: " + remark);
        }
        out.flush();
        err.flush();
    }
}
