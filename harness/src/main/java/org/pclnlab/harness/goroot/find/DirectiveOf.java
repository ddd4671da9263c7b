package org.pclnlab.harness.goroot.find;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.harness.goroot.Directive;

/** The directive of a case that somebody else names, such as a log of LLGo's runner. */
public final class DirectiveOf {
    /** Headers are at the beginning. */
    private static final int MAX_HEADER = 1 << 18;

    private DirectiveOf() {}

    /** The word of the directive of a case under a root; empty when there is no such case. */
    public static String word(Path root, String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            Header h = Header.of(new String(in.readNBytes(MAX_HEADER), StandardCharsets.UTF_8));
            Directive d = h == null ? null : h.directive();
            return d == null ? "" : d.word();
        } catch (IOException e) {
            return "";
        }
    }
}
