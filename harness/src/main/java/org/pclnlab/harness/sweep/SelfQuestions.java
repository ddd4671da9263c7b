package org.pclnlab.harness.sweep;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.ImageException;

/**
 * What a program that answers for itself is asked, in this order (spec 04 section 17.3): eight aligned pcs that the cold
 * path answers, all executable sections and what lies around them, samples of data, exported symbols, numbers, and
 * addresses in other objects of its process.
 */
final class SelfQuestions {
    private static final long MARGIN = 64;

    /** Coprime to 4, so that all alignments are sampled. */
    private static final long DATA_STEP = 29;

    private static final long AROUND_SYMBOL = 16, MOST_OF_SYMBOL = 4096;
    private static final int COLD = 8, IN_MAPPING = 24;

    /** Runtime pcs that are the same in every process. */
    private static final long[] NUMBERS = {
        0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 0xffe, 0xfff, 0x1000, 0x1001, 0x1002, -1, -2, -4, Long.MIN_VALUE, Long.MAX_VALUE
    };

    /** Link-time pcs from {@code lo} below {@code hi}; one runtime pc, {@code lo}, when {@code step} is 0. */
    record Range(long lo, long hi, long step) {
        long count() {
            return step == 0 ? 1 : (hi - lo + step - 1) / step;
        }
    }

    private final List<Range> text = new ArrayList<>();
    private final List<Range> outside = new ArrayList<>();

    private SelfQuestions() {}

    static SelfQuestions of(Image image, int every) throws ImageException {
        SelfQuestions q = new SelfQuestions();
        Section code = image.text();
        for (long i = 1; i <= COLD; i++) {
            long pc = code.vmaddr() + (code.size() / (COLD + 1) * i & ~3L);
            range(q.text, pc, pc + 1, 1);
        }
        for (Section s : image.sections()) {
            if (s.executable() && s.size() != 0) {
                q.section(s, every);
            }
        }
        for (Section s : image.sections()) {
            if (!s.executable() && s.vmaddr() != 0 && isData(s.name())) {
                range(q.outside, s.vmaddr(), s.end(), DATA_STEP * every);
            }
        }
        if (image instanceof ElfImage elf) {
            q.exported(elf.dynamicSymbols(), every);
        }
        if (!image.positionIndependent()) {
            q.numbers(code);
        }
        return q;
    }

    private static boolean isData(String name) {
        return name.equals(".data") || name.equals(".bss") || name.equals(".rodata");
    }

    /** One range for each alignment: aligned and unaligned pcs follow different rules, so runs of equal answers get longer. */
    private void section(Section s, int every) {
        for (long start = 0; start < 4; start++) {
            range(text, s.vmaddr() - MARGIN + start, s.end() + MARGIN, 4L * every);
        }
    }

    private void exported(SymbolTable symbols, int every) throws ImageException {
        for (int i = 1; i < symbols.count(); i++) {
            Symbol s = symbols.at(i);
            if (s.defined() && s.kind() != Symbol.Kind.TLS) {
                long lo = Math.max(s.value() - AROUND_SYMBOL, 0);
                range(outside, lo, s.value() + Math.min(s.size(), MOST_OF_SYMBOL) + AROUND_SYMBOL, every);
            }
        }
    }

    private void numbers(Section code) {
        List<Long> pcs = new ArrayList<>();
        for (long n : NUMBERS) {
            pcs.add(n);
        }
        for (long far = 1; far <= 3; far++) {
            for (long i = 0; i < 24; i++) {
                pcs.add(code.vmaddr() + (far << 32) + code.size() / 24 * i + i % 4);
            }
        }
        for (long pc : pcs) {
            outside.add(new Range(pc, pc, 0));
        }
    }

    private static void range(List<Range> to, long lo, long hi, long step) {
        if (Long.compareUnsigned(lo, hi) < 0) {
            to.add(new Range(lo, hi, step));
        }
    }

    /** Pcs in and around executable sections. */
    List<Range> text() {
        return text;
    }

    /** Other pcs whose number is known beforehand. */
    List<Range> outside() {
        return outside;
    }

    /** The lines that ask all of it in one mode; the last question is about the mappings of the process. */
    String lines(char mode) {
        StringBuilder out = new StringBuilder();
        for (Range r : text) {
            line(out, mode, r);
        }
        for (Range r : outside) {
            line(out, mode, r);
        }
        return out.append("O ")
                .append(mode)
                .append(' ')
                .append(Integer.toHexString(IN_MAPPING))
                .append('\n')
                .toString();
    }

    private static void line(StringBuilder out, char mode, Range r) {
        if (r.step == 0) {
            out.append("P ").append(mode).append(' ').append(Long.toHexString(r.lo));
        } else {
            out.append(mode).append(' ').append(Long.toHexString(r.lo));
            out.append(' ').append(Long.toHexString(r.hi));
            out.append(' ').append(Long.toHexString(r.step));
        }
        out.append('\n');
    }
}
