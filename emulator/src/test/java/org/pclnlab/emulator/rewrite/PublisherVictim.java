package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import java.nio.file.Path;

/** A process that rewrites a file and stops for good before its n-th operation on files, to be killed there. */
final class PublisherVictim {
    private PublisherVictim() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int stop = Integer.parseInt(args[1]);
        int[] count = {0};
        FileOperations traced = new TracedOperations(operation -> {
            if (count[0]++ == stop) {
                System.out.println("stopped before " + operation);
                System.out.flush();
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        PublisherTest.rewrite(new Publisher(traced, new PublishPolicy(false, false, true)), Path.of(args[0]));
        System.out.println("done");
    }
}
