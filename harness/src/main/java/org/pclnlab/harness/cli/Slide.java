package org.pclnlab.harness.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.harness.outcome.UsageException;

/** What {@code --slide} names: runtime address minus link-time address. */
final class Slide {
    /**
     * Where Linux puts position-independent programs without randomization. No process has slide 0, and at 0 a relocation
     * that adds the slide to what is there changes nothing, although it destroys a table (02 section 6).
     */
    static final long LOADED_AT = 0x555555554000L;

    /** Help of the option where an image is put at the slide. */
    static final String HELP = "runtime minus link-time address of a position-independent image, a multiple of the page"
            + " size; default: as in a process without randomization, loaded at 0x555555554000, for ELF, and 0 for Mach-O";

    private static final long PAGE = 4096;

    private Slide() {}

    /** Decimal, or hexadecimal with {@code 0x}; may be negative. */
    static long parse(String text) throws UsageException {
        boolean negative = text.startsWith("-");
        String digits = (negative ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        try {
            long by = digits.startsWith("0x")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseUnsignedLong(digits);
            return negative ? -by : by;
        } catch (NumberFormatException e) {
            throw new UsageException("--slide: found " + text + ", expected a number, hexadecimal with 0x");
        }
    }

    /** Where {@code image} is put when the option says {@code text}, null without the option. */
    static long of(Image image, @Nullable String text) throws UsageException {
        if (text == null) {
            boolean moves = image.positionIndependent() && image.format() == Image.Format.ELF;
            long linked =
                    image.segments().isEmpty() ? 0 : image.segments().get(0).vmaddr();
            return moves ? LOADED_AT - (linked & -PAGE) : 0; // gc links at 0x400000
        }
        long slide = parse(text);
        if (slide != 0 && !image.positionIndependent()) {
            throw new UsageException("--slide " + Hex.of(slide) + ": the image is not position-independent");
        }
        if (slide % PAGE != 0) {
            throw new UsageException("--slide " + Hex.of(slide) + ": expected a multiple of the page size, 0x1000");
        }
        return slide;
    }
}
