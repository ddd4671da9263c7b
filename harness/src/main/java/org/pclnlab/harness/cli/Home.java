package org.pclnlab.harness.cli;

import java.nio.file.Path;

/** Where pclnlab lives: the folder of the launcher, which has the probes and the expectations. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("pclnlab.home", "."));
    }
}
