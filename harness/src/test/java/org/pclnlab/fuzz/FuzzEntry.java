package org.pclnlab.fuzz;

/** Where Jazzer comes in: the target is named by the system property {@code fuzz.target}. */
public final class FuzzEntry {
    /** A name that stands for a defect, so that a test sees whether defects are found. */
    static final String PLANTED = "planted";

    private static final String ID = System.getProperty("fuzz.target", "elf");

    private FuzzEntry() {}

    /** One execution. */
    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (ID.equals(PLANTED)) {
            if (data.length > 2 && data[0] == '!' && data[1] == '?') {
                throw new IllegalStateException("planted");
            }
        } else {
            FuzzTarget.of(ID).run(data);
        }
    }
}
