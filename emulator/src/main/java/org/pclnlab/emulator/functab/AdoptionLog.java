package org.pclnlab.emulator.functab;

/**
 * Hears each check of 02 section 5.2 from {@link Adoption}, as it is made and in its order; checks behind a failed one are
 * not made. Numbers only, so that nothing is formatted where nobody listens.
 */
public interface AdoptionLog {
    /** Nobody listens. No lambda: adopting is part of every lookup in a cold JVM. */
    AdoptionLog NONE = new AdoptionLog() {
        @Override
        public void check(int number, boolean passed, long at, long found, long expected) {
            // nobody listens
        }
    };

    /**
     * One check.
     *
     * @param number as in 02 section 5.2
     * @param at runtime address of the field that was compared, 0 when it was a global variable
     * @param found what was there
     * @param expected what it was compared with; whether as equal, least or most is the check's own rule
     */
    void check(int number, boolean passed, long at, long found, long expected);
}
