package org.pclnlab.harness.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of an expectation file (spec 08 section 6.3), in the order in which our files have them. */
public enum Section {
    /** Never run on this machine. */
    HOST_SKIPS("host_skips"),
    /** Another time-out for the run of a program. */
    TIMEOUTS("timeouts"),
    /** May do either. */
    FLAKES("flakes"),
    /** Must fail: work to be done. */
    XFAILS("xfails"),
    /** Must fail: behaviour of gc that LLGo does not intend to have. LLGo keeps this list in a file of its own. */
    NOT_APPLICABLE("not_applicable");

    private final String key;

    Section(String key) {
        this.key = key;
    }

    /** The key of the list in the file. */
    public String key() {
        return key;
    }

    /** The section of a key, or null. */
    public static @Nullable Section of(String key) {
        for (Section s : values()) {
            if (s.key.equals(key)) {
                return s;
            }
        }
        return null;
    }

    static String keys() {
        return String.join(", ", List.of(values()).stream().map(Section::key).toList());
    }
}
