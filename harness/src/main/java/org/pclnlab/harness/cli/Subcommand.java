package org.pclnlab.harness.cli;

/**
 * A command of {@code pclnlab} that lives in another module: a class with picocli's {@code @Command}, found by
 * {@link java.util.ServiceLoader}.
 */
public interface Subcommand {}
