package org.pclnlab.harness.cli;

/** {@link Main} without its shortcut. */
final class PicocliMain {
    private PicocliMain() {}

    public static void main(String[] args) {
        System.exit(CommandLines.run(args));
    }
}
