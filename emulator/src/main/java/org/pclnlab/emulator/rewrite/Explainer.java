package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.rewrite.FileMap.Region;

/** Says in words what a rewrite, this one or another, did to a file. */
public final class Explainer {
    private static final long LINK = 0xfffL << 51;

    private final byte[] before;
    private final byte[] after;
    private final FileMap map;
    private final List<String> lines = new ArrayList<>();
    private boolean unexpected;

    /** The run of elements that is being collected. */
    private @Nullable Region region;

    private long runStart;
    private long runEnd;
    private int first;
    private int last;

    private Explainer(byte[] before, byte[] after, FileMap map) {
        this.before = before;
        this.after = after;
        this.map = map;
    }

    /**
     * What changed.
     *
     * @param lines one for each changed range of the new file, ascending; then one for what was cut
     * @param unexpected whether something changed that no rewrite changes
     */
    public record Explanation(List<String> lines, boolean unexpected) {}

    /** Explains the difference between two files; what cannot be read is explained as bytes. */
    public static Explanation explain(byte[] before, byte[] after) {
        Bytes file = Bytes.of(after, "after");
        FileMap map = new FileMap(file);
        long cutStart = Math.min(before.length, after.length);
        try {
            if (MachoFile.recognises(file)) {
                MachoFile macho = MachoFile.read(file);
                map = FileMap.of(file, macho);
                cutStart = carrierEnd(macho, cutStart);
            } else {
                ElfFile elf = ElfFile.read(file);
                map = FileMap.of(file, elf);
                cutStart = carrierEnd(elf, cutStart);
            }
        } catch (Refusal unreadable) {
            map = new FileMap(file);
        }
        Explainer e = new Explainer(before, after, map);
        e.compare(cutStart);
        return new Explanation(List.copyOf(e.lines), e.unexpected);
    }

    /** Where the file-backed bytes of the entry section's segment end now: behind them something may have been cut. */
    private static long carrierEnd(ElfFile elf, long otherwise) {
        ElfSection entry = elf.first(ElfInput.ENTRY);
        for (ElfSegment p : elf.segments) {
            if (entry != null
                    && p.load()
                    && p.filesz() != 0
                    && p.offset() <= entry.offset()
                    && entry.offset() < p.end()) {
                return Math.min(p.end(), otherwise);
            }
        }
        return otherwise;
    }

    private static long carrierEnd(MachoFile macho, long otherwise) {
        for (MachoSegment s : macho.segments) {
            if (s.name().equals("__LLGO")) {
                return Math.min(s.end(), otherwise);
            }
        }
        return otherwise;
    }

    private void compare(long cutStart) {
        int removed = before.length - after.length;
        if (removed <= 0) {
            compare(0, Math.min(before.length, after.length), 0);
        } else {
            compare(0, (int) cutStart, 0);
            compare((int) cutStart, after.length, removed);
            lines.add(Hex.range(cutStart, cutStart + removed) + " of the old file is cut; what follows moves down by "
                    + Hex.of(removed));
        }
        if (removed < 0) {
            lines.add(Hex.range(before.length, after.length) + " is new");
            unexpected = true;
        }
    }

    private void compare(int from, int to, int moved) {
        int at = from;
        while (at < to) {
            int same = Arrays.mismatch(before, at + moved, to + moved, after, at, to);
            if (same < 0) {
                break;
            }
            at += same;
            Region r = map.at(at);
            long start = r == null ? at & ~15 : r.unitStart(at);
            long end = r == null ? (at & ~15) + 16 : r.unitEnd(at);
            int next = (int) Math.min(to, Math.max(at + 1, end));
            if (r == null || r.value() || !continues(r, at)) {
                flush();
                open(r, Math.max(from, start), at);
            }
            runEnd = next;
            last = r == null ? -1 : r.number(at);
            if (r != null && r.value()) {
                value(r, (int) Math.max(from, start), next, moved);
                region = null;
                runEnd = runStart;
            }
            unexpected |= r == null || !(r.expected() || onlyLink(r, (int) start, moved));
            at = next;
        }
        flush();
    }

    private boolean continues(Region r, int at) {
        Region open = region;
        return open != null && open.equals(r) && r.number(at) - last <= 1;
    }

    private void open(@Nullable Region r, long start, int at) {
        region = r;
        runStart = start;
        first = r == null ? -1 : r.number(at);
    }

    private void flush() {
        Region r = region;
        if (runEnd > runStart) {
            String label = r == null ? "bytes outside sections" : r.label();
            if (r != null && r.unit() > 0 && r.expected()) {
                label += first == last ? " " + first : "s " + first + " to " + last;
            }
            lines.add(Hex.range(runStart, runEnd) + " " + label);
        }
        region = null;
        runEnd = runStart;
    }

    private void value(Region r, int start, int end, int moved) {
        String label = r.label() + (r.unit() > 0 ? " " + r.number(start) : "");
        long old = word(before, start + moved, end + moved);
        long now = word(after, start, end);
        if (onlyLink(r, start, moved)) {
            label = "chain link, " + label;
            old = (old >>> 51) & 0xfff;
            now = (now >>> 51) & 0xfff;
            lines.add(Hex.range(start, end) + " " + label + ": next " + old + " is now " + now);
        } else {
            lines.add(Hex.range(start, end) + " " + label + ": " + Hex.of(old) + " is now " + Hex.of(now));
        }
    }

    /** Whether a pointer slot differs in the distance to its next node alone. */
    private boolean onlyLink(Region r, int start, int moved) {
        if (!r.label().startsWith("slot ") || start + 8 > after.length) {
            return false;
        }
        long difference = word(before, start + moved, start + moved + 8) ^ word(after, start, start + 8);
        return difference != 0 && (difference & ~LINK) == 0;
    }

    private static long word(byte[] bytes, int start, int end) {
        long value = 0;
        for (int i = Math.min(end, start + 8) - 1; i >= start; i--) {
            value = value << 8 | (bytes[i] & 0xff);
        }
        return value;
    }
}
