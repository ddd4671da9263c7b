package org.pclnlab.benchmarks.self;

/** The floor of every cold start: a class that does nothing. */
final class Noop {
    private Noop() {}

    public static void main(String[] args) {}
}
