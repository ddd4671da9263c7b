package org.pclnlab.emulator.image;

import java.util.Locale;

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

    /**
     * What is said of a rule.
     *
     * @param id stable name, such as {@code table/first-row}: documents carry it from one version to the next
     * @param text one sentence that is true of a sound image
     * @param spec where the rule is written down, such as {@code 02 2.1}
     */
    record Facts(String id, String text, String spec, Level level) {
        /** With the id {@code group/name-of-the-constant}. */
        public static Facts of(String group, Enum<?> constant, String text, String spec, Level level) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Facts(group + "/" + name, text, spec, level);
        }
    }

    Facts facts();

    default String id() {
        return facts().id();
    }

    default String text() {
        return facts().text();
    }

    default String spec() {
        return facts().spec();
    }

    default Level level() {
        return facts().level();
    }
}
