package org.pclnlab.emulator.image.macho.chained;

import org.jspecify.annotations.Nullable;

/**
 * How a node is packed into its 64-bit pointer, {@code DYLD_CHAINED_PTR_*}. {@code next} counts in strides, 0 ends a chain.
 * <pre>
 *              63   62    51..61/62  43..50    36..42 32..35  24..31   16..23  0..15
 *  PTR_64       0 | next (12) ----- | 0 (7) | high8 (8)  | target (36) --------------------   rebase
 *               1 | next (12) ----- | reserved (19) -----| addend (8) | ordinal (24) ------   bind
 *  ARM64E    auth bind next (11)      high8 (8) | target (43) -----------------------------   rebase
 *                                     addend (19) | zero | ordinal (16, USERLAND24: 24) ---   bind
 *                                     key (2) | addrDiv (1) | diversity (16) | target (32) -   rebase, signed
 *                                     key (2) | addrDiv (1) | diversity (16) | ordinal -----   bind, signed
 * </pre>
 * The target is a link-time address, or with {@link #offsets} an offset from the image's base; signed rebases always hold
 * an offset. Signed pointers are read without their signature: keys belong to a processor.
 */
public enum PointerFormat {
    ARM64E(1, 8, true, false),
    PTR_64(2, 4, false, false),
    PTR_64_OFFSET(6, 4, false, true),
    ARM64E_KERNEL(7, 4, true, true),
    ARM64E_USERLAND(9, 8, true, true),
    ARM64E_FIRMWARE(10, 4, true, false),
    ARM64E_USERLAND24(12, 8, true, true);
    private static final long MASK_36 = (1L << 36) - 1, MASK_43 = (1L << 43) - 1;

    private final int code;
    private final int stride;
    private final boolean arm64e;
    private final boolean offsets;

    PointerFormat(int code, int stride, boolean arm64e, boolean offsets) {
        this.code = code;
        this.stride = stride;
        this.arm64e = arm64e;
        this.offsets = offsets;
    }

    /** The value of the field {@code pointer_format}. */
    public int code() {
        return code;
    }

    /** Bytes that one step of {@code next} stands for. */
    public int stride() {
        return stride;
    }

    /** Whether plain rebases hold an offset from the image's base. */
    public boolean offsets() {
        return offsets;
    }

    /** Whether nodes can be signed pointers of arm64e. */
    public boolean arm64e() {
        return arm64e;
    }

    /** The format with a code, or null for one that is not read here. */
    public static @Nullable PointerFormat of(int code) {
        for (PointerFormat f : values()) {
            if (f.code == code) {
                return f;
            }
        }
        return null;
    }

    /** What Apple calls a code, for messages. */
    static String nameOf(int code) {
        PointerFormat known = of(code);
        String name = switch (code) {
            case 3 -> "PTR_32";
            case 4 -> "PTR_32_CACHE";
            case 5 -> "PTR_32_FIRMWARE";
            case 8 -> "PTR_64_KERNEL_CACHE";
            case 11 -> "X86_64_KERNEL_CACHE";
            case 13 -> "ARM64E_SHARED_CACHE";
            case 14 -> "ARM64E_SEGMENTED";
            default -> known == null ? "unknown" : known.name();
        };
        return code + " (" + name + ")";
    }

    /** Bytes from a node to the next one of its chain, 0 when it is the last. */
    public int distance(long slot) {
        return (int) (arm64e ? slot >>> 51 & 0x7ff : slot >>> 51 & 0xfff) * stride;
    }

    /** Whether the node stands for the address of an import. */
    public boolean bind(long slot) {
        return (slot >>> (arm64e ? 62 : 63) & 1) != 0;
    }

    /** Whether the node is a signed pointer. */
    public boolean signed(long slot) {
        return arm64e && slot < 0;
    }

    /** Index of a bind's import. */
    public int importIndex(long slot) {
        return (int) slot & (arm64e && this != ARM64E_USERLAND24 ? 0xffff : 0xffffff);
    }

    /** What a bind adds to the address of its import. */
    public long addend(long slot) {
        if (!arm64e) {
            return slot >>> 24 & 0xff;
        }
        return signed(slot) ? 0 : slot << 13 >> 45; // bits 32..50, with sign
    }

    /** Link-time address that a rebase points to, without the byte on top. */
    public long target(long slot, long base) {
        if (!arm64e) {
            return (slot & MASK_36) + (offsets ? base : 0);
        }
        return signed(slot) ? (slot & 0xffffffffL) + base : (slot & MASK_43) + (offsets ? base : 0);
    }

    /** The top byte of a rebased pointer, in place. */
    public long high8(long slot) {
        if (!arm64e) {
            return (slot >>> 36 & 0xff) << 56;
        }
        return signed(slot) ? 0 : (slot >>> 43 & 0xff) << 56;
    }
}
