package org.pclnlab.harness.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.rewrite.PublishPolicy;
import org.pclnlab.harness.rewrite.RewriteRequest;
import org.pclnlab.harness.rewrite.RewriteRun;
import org.pclnlab.harness.rewrite.RewriteText;

/** The plain form {@code rewrite [-o OUT] IMAGE...} without picocli; everything else is picocli's. */
final class FastRewrite {
    private FastRewrite() {}

    /** Does a plain rewrite and gives its exit code, or {@link FastLookup#NOT_PLAIN} before anything was read or written. */
    static int run(String[] args) {
        if (args.length < 2 || !args[0].equals("rewrite")) {
            return FastLookup.NOT_PLAIN;
        }
        Path output = null;
        List<Path> images = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            boolean out = args[i].equals("-o") && output == null && i + 1 < args.length;
            String word = out ? args[++i] : args[i];
            if (word.isEmpty() || word.charAt(0) == '-' || word.charAt(0) == '@' || word.indexOf('"') >= 0) {
                return FastLookup.NOT_PLAIN;
            }
            try {
                Path path = Path.of(word);
                if (out) {
                    output = path;
                } else {
                    images.add(path);
                }
            } catch (InvalidPathException e) {
                return FastLookup.NOT_PLAIN;
            }
        }
        RewriteRequest request = new RewriteRequest(images, output, false, null, PublishPolicy.USUAL);
        if (images.isEmpty() || !request.problem().isEmpty()) {
            return FastLookup.NOT_PLAIN;
        }
        PrintWriter out = writer(System.out);
        try {
            int code = new RewriteRun(request)
                    .run(new RewriteText(out, writer(System.err), false))
                    .code();
            out.close(); // what a JVM says at its end, when it has noted classes for an archive, is not a result
            return code;
        } catch (RuntimeException | Error defect) {
            return CommandLines.failed(defect, CommandLines.create().getErr());
        }
    }

    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(out, false, StandardCharsets.UTF_8);
    }
}
