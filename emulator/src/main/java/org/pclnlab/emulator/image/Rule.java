package org.pclnlab.emulator.image;

/**
 * Something that holds for a sound image. Rules are enums of the packages that apply them; what breaks one is a {@link
 * Finding}.
 */
public interface Rule {
    /** How much a broken rule matters. */
    enum Level {
        /** Answers of the process are wrong, or it stops. */
        ERROR,
        /** A producer that follows the format does not write this; answers are not known to suffer. */
        WARNING,
        /** Worth knowing; sound images can have it. */
        NOTE
    }

    /** Stable name, such as {@code table/first-row}: documents carry it from one version to the next. */
    String id();

    /** One sentence that is true of a sound image. */
    String text();

    /** Where the rule is written down, such as {@code 02 2.1}. */
    String spec();

    Level level();

    /** {@code group/name-of-the-constant}. */
    static String idOf(String group, Enum<?> constant) {
        StringBuilder out = new StringBuilder(group).append('/');
        String name = constant.name();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(c == '_' ? '-' : Character.toLowerCase(c));
        }
        return out.toString();
    }
}
