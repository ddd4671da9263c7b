package org.pclnlab.harness.triage.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pclnlab.harness.goroot.Signature;

/**
 * What failures with one root cause have in common (spec 08 section 14.2.5): coarser than the signature, which has names,
 * numbers and places of the case in it.
 * <pre>
 *  refused -m                        the compiler refused a flag, also where the runner only misses an error
 *  llgo build: undefined symbol: x   a symbol is named and kept, because it is the cause
 *  crash llgo build: MESSAGE at f &lt; g   the first two functions of a Go stack that belong to no case
 *  diagnostics: missing error "?"    other lines without quoted text, numbers and places
 * </pre>
 */
final class CauseGroup {
    private static final Pattern REFUSED = Pattern.compile("unsupported llgo compiler option\\(s\\): ([^\n]*)");
    private static final Pattern SYMBOL =
            Pattern.compile("undefined (?:symbol|reference)(?: to)?:? [`'\"]?([^\\s`'\"]+)");
    private static final Pattern STACK = Pattern.compile("(?m)^goroutine \\S+ \\[[^\n]*\\]:$");
    private static final Pattern FRAME = Pattern.compile(
            "([\\w/\\-~%]+(?:\\.[\\w/\\-~%]+)*(?:\\.\\(\\*?[\\w.\\[\\]]+\\))?(?:\\.[\\w$\\[\\]\\-]+)*)\\(.*");
    private static final Pattern PLACE = Pattern.compile("[^\\s:]*\\.(?:go|s|c|h|o|a):\\d+(?::\\d+)?:? ?");
    private static final Pattern FILE = Pattern.compile("[^\\s:]*/[^\\s:]*|\\b[\\w\\-]+\\.go\\b");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'[^']*'");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+(?:\\.\\d+)?\\b");
    private static final int MAX_FRAMES = 2;
    private static final int MAX_TEXT = 100_000;

    private CauseGroup() {}

    /** The group of a failure with a signature and a text. */
    static String of(Signature signature, String failure) {
        String text = failure.length() > MAX_TEXT ? failure.substring(0, MAX_TEXT) : failure;
        Matcher refused = REFUSED.matcher(text);
        if (refused.find()) {
            return "refused " + flag(refused.group(1));
        }
        String stage = signature.stage().replace(" generated", "");
        if (signature.kind().equals("timeout")) {
            return stage + ": timed out";
        }
        if (signature.stage().equals("guard")) {
            return "guard: " + plain(signature.text());
        }
        Matcher symbol = SYMBOL.matcher(text);
        if (symbol.find()) {
            return stage + ": undefined symbol " + symbol.group(1);
        }
        String frames = frames(text);
        if (!frames.isEmpty()) {
            return "crash " + stage + ": " + plain(signature.text()) + " at " + frames;
        }
        String what = signature.stage().equals("compare") ? "compare " + signature.kind() : stage;
        return what + ": " + plain(signature.text());
    }

    /** The class of a refused flag: the first that is there, in the order in which LLGo would have to learn them. */
    private static String flag(String flags) {
        String all = " " + flags.replace(',', ' ') + " ";
        for (String f : List.of("-m", "-live", "-+", "-wb", "-dynlink", "-race")) {
            if (all.contains(" " + f + " ") || all.contains(" " + f + "=")) {
                return f.equals("-wb") ? "-+" : f;
            }
        }
        if (all.contains("-d=wb")) {
            return "-+";
        }
        if (all.contains("-d=ssa")) {
            return "-d=ssa";
        }
        return all.contains("-d=") ? "-d=" : flags.strip();
    }

    /** The innermost functions of the first Go stack that are neither the runtime's nor the program's own. */
    private static String frames(String text) {
        Matcher stack = STACK.matcher(text);
        if (!stack.find()) {
            return "";
        }
        List<String> frames = new ArrayList<>();
        for (String line : text.substring(stack.end()).split("\n", 400)) {
            Matcher m = FRAME.matcher(line);
            if (m.matches() && frames.size() < MAX_FRAMES && !ignored(m.group(1))) {
                frames.add(m.group(1));
            }
        }
        return String.join(" < ", frames);
    }

    private static boolean ignored(String function) {
        return function.startsWith("runtime.")
                || function.startsWith("runtime/")
                || function.startsWith("main.")
                || function.startsWith("command-line-arguments.")
                || function.equals("panic")
                || function.startsWith("created by");
    }

    /** A line without places, quoted text and numbers. */
    static String plain(String line) {
        String s = PLACE.matcher(line).replaceAll("");
        s = QUOTED.matcher(s).replaceAll("?");
        s = FILE.matcher(s).replaceAll("?");
        s = NUMBER.matcher(s).replaceAll("N");
        return s.replaceAll("\\s+", " ").strip();
    }
}
