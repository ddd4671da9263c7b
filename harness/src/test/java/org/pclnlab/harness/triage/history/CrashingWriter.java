package org.pclnlab.harness.triage.history;

import java.nio.file.Path;
import java.time.Clock;
import org.pclnlab.harness.triage.Night;

/** A program that adds runs until it is killed, and says after each that it is there. For {@link HistoryCrashTest}. */
final class CrashingWriter {
    private CrashingWriter() {}

    /** {@code FILE FIRST}: adds runs from number FIRST on. */
    public static void main(String[] args) throws Exception {
        try (History h = History.write(Path.of(args[0]))) {
            HistoryWriter w = new HistoryWriter(h, Clock.systemUTC());
            for (int i = Integer.parseInt(args[1]); ; i++) {
                w.add(run(i));
                System.out.println(i);
                System.out.flush();
            }
        }
    }

    /** A run whose number says everything about it. */
    static ImportedRun run(int number) {
        Night night = new Night(Night.LINUX26, number);
        for (int c = 0; c < 50; c++) {
            if ((c + number) % 7 == 0) {
                night.fail("case" + c + ".go", "number " + number % 11);
            } else {
                night.pass("case" + c + ".go");
            }
        }
        return night.run();
    }
}
