package org.pclnlab.emulator.memory;

/**
 * What is wrong with an input: one error type that names file, structure, field, offset, what was found and what is
 * allowed (design section 9). The message is one line, {@code a.out: 0x3e58: LLGOFTB1.bucketCount: found 7, expected 8}.
 *
 * <p>Unchecked exceptions out of a reader are defects of pclnlab, never of the input.
 */
public abstract sealed class ImageException extends Exception
        permits ImageException.Truncated,
                ImageException.BadValue,
                ImageException.Inconsistent,
                ImageException.Unsupported,
                ImageException.ChangedUnderneath {

    private static final long serialVersionUID = 1L;

    /** Where in an input something was found; {@code offset} is a file offset, or an address when {@code file} says so. */
    public record Where(String file, long offset, String structure, String field) {
        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            out.append(file).append(": 0x").append(Long.toHexString(offset)).append(": ");
            out.append(structure);
            if (!field.isEmpty()) {
                out.append('.').append(field);
            }
            return out.toString();
        }
    }

    private final transient Where where;
    private final String found;
    private final String expected;

    ImageException(Where where, String found, String expected) {
        super(where + ": found " + found + ", expected " + expected);
        this.where = where;
        this.found = found;
        this.expected = expected;
    }

    public Where where() {
        return where;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    /** Bytes are missing: the input ends before the structure does. */
    public static final class Truncated extends ImageException {
        private static final long serialVersionUID = 1L;

        public Truncated(Where where, String found, String expected) {
            super(where, found, expected);
        }
    }

    /** One field is wrong by itself. */
    public static final class BadValue extends ImageException {
        private static final long serialVersionUID = 1L;

        public BadValue(Where where, String found, String expected) {
            super(where, found, expected);
        }
    }

    /** Two fields disagree; the message carries both. */
    public static final class Inconsistent extends ImageException {
        private static final long serialVersionUID = 1L;

        public Inconsistent(Where where, String found, String expected) {
            super(where, found, expected);
        }
    }

    /** Valid, but not something pclnlab handles. */
    public static final class Unsupported extends ImageException {
        private static final long serialVersionUID = 1L;

        public Unsupported(Where where, String found, String expected) {
            super(where, found, expected);
        }
    }

    /** The file changed while it was being read; nothing read from it can be trusted. */
    public static final class ChangedUnderneath extends ImageException {
        private static final long serialVersionUID = 1L;

        public ChangedUnderneath(Where where, String found, String expected) {
            super(where, found, expected);
        }
    }
}
