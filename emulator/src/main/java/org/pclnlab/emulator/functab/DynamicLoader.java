package org.pclnlab.emulator.functab;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/** What the runtime asks the platform's dynamic loader: addresses by name, and names by address (04 section 2.4). */
public interface DynamicLoader {
    /** {@code dlsym(RTLD_DEFAULT, name)}; 0 when there is none. */
    long dlsym(String name) throws ImageException;

    /** {@code dladdr(pc)}; null when {@code pc} lies in no loaded object. */
    @Nullable Found dladdr(long pc) throws ImageException;

    /** Runtime addresses, in any order, between which {@link #dladdr} gives one answer for all pcs of an object. */
    default long[] bounds() throws ImageException {
        return new long[0];
    }

    /**
     * A pc in a loaded object.
     *
     * @param name empty when no symbol covers it
     * @param address the symbol's runtime address, 0 without one
     */
    record Found(String name, long address) {
        /** The object is known, no symbol is. */
        public static final Found NAMELESS = new Found("", 0);
    }

    /** A loader that knows nothing. */
    DynamicLoader NONE = new DynamicLoader() {
        @Override
        public long dlsym(String name) {
            return 0;
        }

        @Override
        public @Nullable Found dladdr(long pc) {
            return null;
        }
    };
}
