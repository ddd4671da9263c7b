package org.pclnlab.harness.expect;

import org.jspecify.annotations.Nullable;

/**
 * Which failure an entry was written for (spec 08 section 14.2.3), so that another one is not hidden behind it. What is
 * left out says nothing.
 *
 * @param stage what failed, such as {@code llgo run}
 * @param kind how, such as {@code timeout}
 * @param exit code of the process, null when any will do
 * @param signature the line {@code stage|kind|text} of section 14.2.4; a {@code *} in it stands for any text
 */
public record Pins(String stage, String kind, @Nullable Integer exit, String signature) {
    public static final Pins NONE = new Pins("", "", null, "");

    /** Whether any failure will do. */
    public boolean none() {
        return equals(NONE);
    }

    /** For people. */
    @Override
    public String toString() {
        String code = exit == null ? "" : " exit " + exit;
        return (stage + " " + kind + code + " " + signature).strip().replaceAll(" +", " ");
    }

    /** Whether a failure is the one that is meant. */
    public boolean agrees(String failedStage, String failedKind, @Nullable Integer failedExit, String failedSignature) {
        return (stage.isEmpty() || stage.equals(failedStage))
                && (kind.isEmpty() || kind.equals(failedKind))
                && (exit == null || exit.equals(failedExit))
                && (signature.isEmpty() || matches(signature, failedSignature));
    }

    /** Greedy from the left, which is enough where every star may be any text; never exponential. */
    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= text.length() - last.length();
    }
}
