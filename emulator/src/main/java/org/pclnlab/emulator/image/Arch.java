package org.pclnlab.emulator.image;

/** Processor architectures of the images that are read. */
public enum Arch {
    AMD64("amd64"),
    ARM64("arm64");

    private final String goName;

    Arch(String goName) {
        this.goName = goName;
    }

    /** The value of {@code GOARCH}. */
    public String goName() {
        return goName;
    }
}
