package org.pclnlab.emulator.image.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Hex;

/**
 * Addresses that stand for symbols of libraries, which are not emulated. Nothing is mapped there; each has a page of its
 * own, so that an address with an addend still says what it is.
 */
public final class Placeholders {
    /** No image lies here unless its slide says so; then the next range is taken. */
    private static final long FIRST = 0x7e00_0000_0000L, STEP = 0x100_0000_0000L, PAGE = 0x1000;

    private final long base;
    private final Map<String, Long> addresses = new LinkedHashMap<>();
    private String[] labels = new String[16];

    /** Placeholders outside the addresses {@code [low, high)} of an image. */
    Placeholders(long low, long high) {
        long at = FIRST;
        while (Long.compareUnsigned(at, high) < 0 && Long.compareUnsigned(low, at + STEP) < 0) {
            at -= STEP;
        }
        this.base = at;
    }

    /** The address of {@code label}, the same at every call. */
    long of(String label) {
        Long known = addresses.get(label);
        if (known != null) {
            return known;
        }
        int n = addresses.size();
        if (n == labels.length) {
            labels = java.util.Arrays.copyOf(labels, 2 * n);
        }
        labels[n] = label;
        addresses.put(label, base + n * PAGE);
        return base + n * PAGE;
    }

    /** What an address stands for, with an addend behind it; null when it is none of these. */
    public @Nullable String label(long addr) {
        long n = Long.divideUnsigned(addr - base, PAGE);
        if (Long.compareUnsigned(n, addresses.size()) >= 0) {
            return null;
        }
        long addend = (addr - base) % PAGE;
        return labels[(int) n] + (addend == 0 ? "" : "+" + Hex.of(addend));
    }

    /** All labels with their addresses, in order. */
    public Map<String, Long> all() {
        return new LinkedHashMap<>(addresses);
    }
}
