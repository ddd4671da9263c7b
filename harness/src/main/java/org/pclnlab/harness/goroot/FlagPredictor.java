package org.pclnlab.harness.goroot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which flags of a case {@code llgo tool compile} is known to refuse (spec 08 section 4.10), so that a refusal is no news
 * and an unexpected one is.
 */
public final class FlagPredictor {
    private static final Set<String> REFUSED = Set.of("-dynlink", "-m", "-live", "-race", "-smallframes", "-+", "-wb");

    private FlagPredictor() {}

    /** Flags that will be refused, in the order of the directive; empty for directives that call no {@code tool compile}. */
    public static List<String> refused(GorootCase c) {
        List<String> flags = new ArrayList<>();
        boolean compiles = c.directive().isDiagnostic() || c.directive() == Directive.ERRORCHECKANDRUNDIR;
        if (!compiles) {
            return flags;
        }
        for (int i = 0; i < c.args().size(); i++) {
            String arg = c.args().get(i);
            if (!arg.startsWith("-") || arg.equals("-ldflags")) {
                break;
            }
            if (Set.of("-t", "-goexperiment", "-godebug", "-gomodversion", "-gcflags", "-tags")
                    .contains(arg)) {
                i++;
            } else if (isRefused(arg)) {
                flags.add(arg.startsWith("-d=") ? arg : name(arg));
            }
        }
        return flags;
    }

    private static String name(String arg) {
        int eq = arg.indexOf('=');
        return eq < 0 ? arg : arg.substring(0, eq);
    }

    private static boolean isRefused(String arg) {
        if (arg.startsWith("-d=")) {
            for (String setting : arg.substring(3).split(",", -1)) {
                boolean accepted = setting.equals("panic")
                        || setting.equals("ssa/check/on")
                        || setting.equals("ssa/check/seed")
                        || setting.startsWith("ssa/check/seed=");
                if (!accepted) {
                    return true;
                }
            }
            return false;
        }
        return REFUSED.contains(name(arg));
    }
}
