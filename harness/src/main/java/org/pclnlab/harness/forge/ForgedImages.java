package org.pclnlab.harness.forge;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.forge.ForgeSpec;

/**
 * The catalogue of forged images: each generation in each state, layouts that reach rules no ordinary program reaches (04
 * section 17.6), tables that every adoption check refuses once (02 section 5.2, vectors T3, T3b), and damaged tables that
 * the runtime adopts all the same.
 */
public final class ForgedImages {
    /** What a process of an image does with its tables, read off its {@code llgo funcinfo:} line. */
    public enum Outcome {
        /** The table in the image is adopted. */
        PREBUILT,
        /** The image has a table but a check refuses it, or it is not recognised; what then happens depends on the bytes. */
        REJECTED,
        /** Raw records are used. */
        SITES,
        /** No record can be used: the loader is asked for symbols, or nothing is built at all. */
        DLSYM
    }

    /** An image and what its process must say. */
    public record Entry(ForgeSpec spec, Outcome outcome) {
        public String name() {
            return spec.name();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    private ForgedImages() {}

    /** All images; names are unique and valid file names. */
    public static List<Entry> all() {
        ForgedImages c = new ForgedImages();
        LayoutImages.add(c);
        GlobalImages.add(c);
        RuleImages.add(c);
        RefusedImages.add(c);
        AdoptedBadImages.add(c);
        return List.copyOf(c.entries);
    }

    /** The image called {@code name}. */
    public static Entry named(String name) {
        for (Entry e : all()) {
            if (e.name().equals(name)) {
                return e;
            }
        }
        throw new IllegalArgumentException("no forged image " + name);
    }

    void add(Outcome outcome, ForgeSpec spec) {
        entries.add(new Entry(spec, outcome));
    }
}
