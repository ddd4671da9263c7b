package org.pclnlab.harness.goroot.find;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is true where cases are built: GOOS, GOARCH and the tags (spec 08 section 3.2).
 *
 * @param tags everything that holds beside goos and goarch: {@code gc}, {@code unix}, {@code cgo}, releases, tool tags
 */
public record BuildContext(String goos, String goarch, Set<String> tags) {
    private static final Set<String> UNIX = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "linux",
            "netbsd",
            "openbsd",
            "solaris");

    /**
     * The context of a toolchain.
     *
     * @param goVersion its GOVERSION, which gives the tags {@code go1.1} to {@code go1.N}
     * @param toolTags what {@code go list -f '{{context.ToolTags}}'} says
     */
    public static BuildContext of(String goos, String goarch, boolean cgo, String goVersion, List<String> toolTags) {
        Set<String> tags = new TreeSet<>(toolTags);
        tags.add("gc");
        if (cgo) {
            tags.add("cgo");
        }
        if (UNIX.contains(goos)) {
            tags.add("unix");
        }
        for (int i = 1; i <= minor(goVersion); i++) {
            tags.add("go1." + i);
        }
        return new BuildContext(goos, goarch, Set.copyOf(tags));
    }

    /** N of {@code go1.N...}, 0 where there is none. */
    static int minor(String goVersion) {
        if (!goVersion.startsWith("go1.")) {
            return 0;
        }
        int n = 0;
        for (int i = 4; i < goVersion.length() && n < 10_000; i++) {
            char c = goVersion.charAt(i);
            if (c < '0' || c > '9') {
                break;
            }
            n = n * 10 + c - '0';
        }
        return n;
    }

    /** Whether a tag holds. */
    boolean has(String tag) {
        return tag.equals(goos)
                || tag.equals(goarch)
                || tags.contains(tag)
                || (goos.equals("android") && tag.equals("linux"))
                || (goos.equals("illumos") && tag.equals("solaris"))
                || (goos.equals("ios") && tag.equals("darwin"));
    }
}
