package org.pclnlab.harness.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.LookupOptions;
import org.pclnlab.harness.lookup.OutputStyle;
import org.pclnlab.harness.outcome.ExitCode;

/**
 * The plain forms of {@code lookup}, {@code lookup [--output-style=STYLE] IMAGE [PC...]}, without picocli: loading it costs
 * three times what such a lookup takes. Everything else, a misspelt option included, is picocli's.
 */
final class FastLookup {
    /** The command line is not one of the plain forms. */
    static final int NOT_PLAIN = -1;

    private static final String STYLE = "--output-style=";

    private FastLookup() {}

    /** Answers a plain lookup and gives its exit code, or {@link #NOT_PLAIN} before anything was read or written. */
    static int run(String[] args) {
        if (args.length < 2 || !args[0].equals("lookup")) {
            return NOT_PLAIN;
        }
        int at = 1;
        OutputStyle style = OutputStyle.GNU;
        if (args[at].startsWith(STYLE)) {
            OutputStyle named = style(args[at].substring(STYLE.length()));
            if (named == null) {
                return NOT_PLAIN;
            }
            style = named;
            at++;
        }
        if (at == args.length) {
            return NOT_PLAIN;
        }
        for (int i = at; i < args.length; i++) {
            // Options may stand anywhere, and picocli reads files of arguments.
            if (args[i].isEmpty() || args[i].charAt(0) == '-' || args[i].charAt(0) == '@' || quoted(args[i])) {
                return NOT_PLAIN;
            }
        }
        File image = new File(args[at]);
        List<String> pcs = new ArrayList<>();
        for (int i = at + 1; i < args.length; i++) {
            pcs.add(args[i]);
        }
        try {
            return answer(image, LookupOptions.of(style), null, pcs, null);
        } catch (RuntimeException | Error defect) {
            return CommandLines.failed(defect, CommandLines.create().getErr());
        }
    }

    private static boolean quoted(String arg) {
        return arg.indexOf('"') >= 0 || arg.indexOf('\'') >= 0;
    }

    /** The style called {@code name}, or null. */
    static @Nullable OutputStyle style(String name) {
        return switch (name) {
            case "go" -> OutputStyle.GO;
            case "gnu" -> OutputStyle.GNU;
            case "llvm" -> OutputStyle.LLVM;
            case "json" -> OutputStyle.JSON;
            default -> null;
        };
    }

    /**
     * Answers pcs, or those on standard input when there are none, on standard output.
     *
     * @param buildId what the image has to be, null for any
     * @param err where to complain, null for standard error
     * @return the exit code
     */
    static int answer(
            File image, LookupOptions options, @Nullable String buildId, List<String> pcs, @Nullable PrintWriter err) {
        String problem;
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            String remark = pcs.isEmpty()
                    ? Lookup.run(image, options, buildId, System.in, out)
                    : Lookup.run(image, options, buildId, pcs, out);
            if (remark != null) {
                complain("pclnlab lookup: " + remark, err);
            }
            return ExitCode.OK.code();
        } catch (ImageException e) {
            problem = "pclnlab lookup: " + e.getMessage();
        } catch (IOException e) {
            problem = "pclnlab lookup: " + e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        complain(problem, err);
        return ExitCode.USAGE.code();
    }

    private static void complain(String line, @Nullable PrintWriter err) {
        if (err != null) {
            err.println(line);
        } else {
            System.err.println(line);
        }
    }
}
