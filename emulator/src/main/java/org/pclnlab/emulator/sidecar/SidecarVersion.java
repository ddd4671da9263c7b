package org.pclnlab.emulator.sidecar;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.metadata.Generation;

/** The versions of the format; a runtime accepts its own and no other (07 sections 1 and 13). */
public enum SidecarVersion {
    /** With stub sites. */
    V3(3),
    V4(4);

    private final int number;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of enums
    private final List<SidecarSection> sections;

    SidecarVersion(int number) {
        this.number = number;
        List<SidecarSection> out = new ArrayList<>();
        for (SidecarSection s : SidecarSection.values()) {
            if (s != SidecarSection.STUBS || number == 3) {
                out.add(s);
            }
        }
        this.sections = List.copyOf(out);
    }

    /** The u32 at offset 8. */
    public int number() {
        return number;
    }

    /** Sections in the order of their descriptors. */
    public List<SidecarSection> sections() {
        return sections;
    }

    /** The version that the runtime of a generation accepts. */
    public static SidecarVersion of(Generation generation) {
        return generation.hasStubSites() ? V3 : V4;
    }

    /** The generation whose runtime accepts it. */
    public Generation generation() {
        return this == V3 ? Generation.PR2026 : Generation.MAIN;
    }
}
