package org.pclnlab.harness.check;

import java.util.List;
import org.pclnlab.emulator.image.Rule;
import org.pclnlab.emulator.image.Rule.Level;

/**
 * What {@code check} found out about one image.
 *
 * @param image path as given
 * @param kind whose tables, such as {@code LLGo main} or {@code gc}
 * @param container such as {@code ELF amd64}
 * @param summary one line about what the runtime does with the tables
 */
public record CheckReport(String image, String kind, String container, String summary, List<Group> groups) {
    /**
     * Rules that belong together.
     *
     * @param runtime whether the runtime itself applies them
     */
    public record Group(String id, String title, boolean runtime, List<Result> results) {}

    /** What became of a rule. */
    public enum Status {
        HOLDS("ok"),
        BROKEN("FAIL"),
        /** A rule before it was broken, so nobody looked. */
        NOT_REACHED("-"),
        /** The image has nothing that the rule is about. */
        NOT_APPLICABLE("n/a");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One rule.
     *
     * @param level how much it matters here that it is broken
     * @param detail what was found where it holds; empty where there is nothing to say
     * @param count all places where it is broken
     * @param places the first of them
     */
    public record Result(Rule rule, Status status, Level level, String detail, int count, List<Place> places) {
        /** Whether this makes the command end with exit 1. */
        public boolean finding() {
            return status == Status.BROKEN && level != Level.NOTE;
        }
    }

    /**
     * Where a rule is broken.
     *
     * @param fileOff offset in the file, -1 where the process has the bytes from elsewhere
     */
    public record Place(long address, long fileOff, String field, String found, String expected) {}

    /** Rules that are broken and matter. */
    public long findings() {
        return count(true);
    }

    /** Rules that are broken, sound images can break them too. */
    public long notes() {
        return count(false);
    }

    private long count(boolean finding) {
        long n = 0;
        for (Group g : groups) {
            for (Result r : g.results()) {
                n += r.status() == Status.BROKEN && r.finding() == finding ? 1 : 0;
            }
        }
        return n;
    }
}
