package org.pclnlab.emulator.functab;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Rule;
import org.pclnlab.emulator.memory.Hex;

/** The ordered checks of adoption (02 section 5.2) with the words for their numbers. What they do is in {@link Adoption}. */
public enum AdoptionCheck implements Rule {
    BOUNDS(1, "both bounds of the entry section are set", "bounds"),
    HEADER(2, "the section is long enough for a header", "entry section"),
    REDIRECT(3, "a redirect has a target, and there is a stub section", "redirect.target"),
    REDIRECT_TARGET(4, "a redirect leads to the start of the stub section", "redirect.target"),
    STUB_BOUNDS(5, "the stub section does not end before it starts", "stub section"),
    MAGIC(6, "the table starts with LLGOFTB1", "magic"),
    NEED(7, "base, count and bucketCount are read", "need"),
    COUNT(8, "there are a row and a sentinel", "count"),
    FITS(9, "the table ends inside its section", "need"),
    LIMIT(10, "there are at most 16 rows for each function record, and the sentinel", "count");

    private final int number;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Facts facts;

    private final String field;

    AdoptionCheck(int number, String text, String field) {
        this.number = number;
        this.facts = new Facts("adoption/" + number, text, "02 5.2", Level.ERROR);
        this.field = field;
    }

    /** Number in 02 section 5.2. */
    public int number() {
        return number;
    }

    /** The field that is compared. */
    public String field() {
        return field;
    }

    /** The check with a number of 02 section 5.2. */
    private static AdoptionCheck numbered(int number) {
        for (AdoptionCheck c : values()) {
            if (c.number == number) {
                return c;
            }
        }
        throw new IllegalArgumentException("check " + number);
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /**
     * One check that was made.
     *
     * @param at runtime address of the field, 0 for a global variable
     */
    public record Made(AdoptionCheck check, boolean passed, long at, String found, String expected) {}

    /** Collects the checks of one adoption, as text. */
    public static final class Recorder implements AdoptionLog {
        private final List<Made> made = new ArrayList<>();

        /** The checks in the order they were made. */
        public List<Made> made() {
            return List.copyOf(made);
        }

        @Override
        public void check(int number, boolean passed, long at, long found, long expected) {
            AdoptionCheck c = numbered(number);
            made.add(new Made(c, passed, at, c.found(found, expected), c.expected(expected)));
        }
    }

    private String found(long found, long expected) {
        return switch (this) {
            case BOUNDS -> Hex.range(found, expected);
            case HEADER, NEED, FITS -> Long.toUnsignedString(found) + " bytes";
            case COUNT, LIMIT -> Long.toUnsignedString(found);
            case REDIRECT, REDIRECT_TARGET, STUB_BOUNDS, MAGIC -> Hex.of(found);
        };
    }

    private String expected(long expected) {
        return switch (this) {
            case BOUNDS -> "two addresses";
            case HEADER -> "at least " + expected + " bytes";
            case REDIRECT -> "an address, with a stub section";
            case REDIRECT_TARGET -> Hex.of(expected);
            case STUB_BOUNDS -> "at least " + Hex.of(expected);
            case MAGIC -> Hex.of(expected);
            case NEED -> "any";
            case COUNT -> "at least " + expected;
            case FITS -> "at most " + Long.toUnsignedString(expected) + " bytes";
            case LIMIT -> "at most " + Long.toUnsignedString(expected);
        };
    }
}
