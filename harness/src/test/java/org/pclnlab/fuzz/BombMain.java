package org.pclnlab.fuzz;

import java.util.Locale;

/** Runs every bomb in this JVM, which has little memory, twice, and prints the second time of each. */
final class BombMain {
    private BombMain() {}

    /** A line for each: milliseconds, name, and what it threw. */
    public static void main(String[] args) throws Exception {
        for (Bombs.Bomb bomb : Bombs.all()) {
            String thrown = "";
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3 && thrown.isEmpty(); i++) {
                byte[] bytes = bomb.bytes().clone();
                long start = System.nanoTime();
                try {
                    bomb.target().run(bytes);
                } catch (Throwable e) {
                    thrown = e.toString();
                }
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d\t%s\t%s\t%s%n",
                    best / 1_000_000,
                    bomb.target().id(),
                    bomb.name(),
                    thrown);
        }
    }
}
