package org.pclnlab.harness.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pclnlab.harness.probe.Answer;

/**
 * What is evened out in lists of frames before those of different programs are compared, and nothing else; {@link #RULES}
 * is printed in every report. What a program says itself is compared with the emulator as it is.
 */
final class FrameLists {
    static final List<String> RULES = List.of(
            "in lists of frames, those of the runtime that take a stack or raise a panic are left out, and cgo's own",
            "lists of frames end at the last main.main, main.goroutine or testing.tRunner",
            "in texts of stacks, arguments and offsets are left out, and goroutine numbers above 1 read N",
            "in messages, addresses and gc's thread numbers are left out, and in output of tests, durations");

    /** Between two frames of a list that was written as text. */
    static final String BETWEEN = " < ";

    private static final Set<String> ROOTS = Set.of("main.main", "main.goroutine", "testing.tRunner");

    /** What users call; everything else of the runtime raises, catches or takes a stack. */
    private static final Set<String> KEPT = Set.of("runtime.Goexit", "runtime.main", "runtime.goexit");

    private static final List<String> RUNTIMES = List.of(
            "runtime.",
            "internal/runtime/",
            "runtime/debug.Stack",
            "github.com/goplus/llgo/runtime/internal/",
            "github.com/xgo-dev/llgo/runtime/internal/");

    /** Frames that cgo puts between Go and C. */
    private static final List<String> CGO = List.of("._Cfunc_", "._cgoexp_");

    private static final Pattern LARGE_GOROUTINE = Pattern.compile("goroutine ([2-9]|[1-9]\\d+)\\b");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{4,}|\\bm=\\d+");
    private static final Pattern SECONDS = Pattern.compile("\\(\\d+\\.\\d+s\\)");

    private FrameLists() {}

    /** The frames that are compared. */
    private static List<Answer> compared(List<Answer> frames, Normaliser n) {
        List<Answer> kept = new ArrayList<>();
        int end = 0;
        for (Answer f : frames) {
            String name = n.name(f.name());
            if (name.equals("panic")
                    || (RUNTIMES.stream().anyMatch(name::startsWith) && !KEPT.contains(name))
                    || CGO.stream().anyMatch(name::contains)) {
                continue;
            }
            kept.add(f);
            end = ROOTS.contains(name) ? kept.size() : end;
        }
        return end == 0 ? kept : kept.subList(0, end);
    }

    /** Names, innermost first. */
    static String functions(List<Answer> frames, Normaliser n) {
        return String.join(
                BETWEEN, compared(frames, n).stream().map(f -> n.name(f.name())).toList());
    }

    /** Places, innermost first; the runtime's own read {@code (runtime)}. */
    static String lines(List<Answer> frames, Normaliser n) {
        return String.join(
                BETWEEN,
                compared(frames, n).stream()
                        .map(f -> KEPT.contains(f.name()) ? "(runtime)" : n.place(f.file()) + ":" + f.line())
                        .toList());
    }

    static String header(Traceback t) {
        String head = LARGE_GOROUTINE.matcher(t.header()).replaceAll("goroutine N");
        return t.creator().isEmpty() ? head : head + ", " + t.creator();
    }

    static String message(String text) {
        return ADDRESS.matcher(text).replaceAll("0x...");
    }

    static String output(String text) {
        return SECONDS.matcher(text).replaceAll("(Ns)");
    }

    /** Where two lists part: {@code frame 2: main.site, here main.owner}; 0 is the innermost. Empty for equal ones. */
    static String difference(String expected, String own) {
        String[] a = expected.split(BETWEEN, -1);
        String[] b = own.split(BETWEEN, -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            String x = i < a.length ? a[i] : "no more";
            String y = i < b.length ? b[i] : "no more";
            if (!x.equals(y)) {
                return "frame " + i + ": " + (x.isEmpty() ? "none" : x) + ", here " + (y.isEmpty() ? "none" : y);
            }
        }
        return "";
    }
}
