package org.pclnlab.harness.cli;

/** Entry point of the {@code pclnlab} command. Small on purpose: nothing is loaded here that a command does not need. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = FastLookup.run(args);
        if (code == FastLookup.NOT_PLAIN) {
            code = FastRewrite.run(args);
        }
        if (code == FastLookup.NOT_PLAIN) {
            System.exit(CommandLines.run(args));
        } else if (code != 0) {
            // Not System.exit: from JDK 21 on it looks for a logger first, which costs as much as the lookup.
            Runtime.getRuntime().halt(code);
        }
    }

    /** Runs one command line and gives its exit code. */
    static int run(String[] args) {
        int code = FastLookup.run(args);
        if (code == FastLookup.NOT_PLAIN) {
            code = FastRewrite.run(args);
        }
        return code != FastLookup.NOT_PLAIN ? code : CommandLines.run(args);
    }
}
