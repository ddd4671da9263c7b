package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Names;

/**
 * {@code Frames.Next} of LLGo (04 section 7): one frame for each pc, whether it is known or not. Each frame's {@code *Func}
 * goes into the cache that {@code FuncForPC} answers from, under the return address, although it was found one byte
 * below.
 */
final class LlgoFrames implements Frames.Source {
    private final Symbolizer symbols;
    private final FuncCache cache;
    private final long[] pcs;
    private int next;

    LlgoFrames(Symbolizer symbols, FuncCache cache, long[] pcs) {
        this.symbols = symbols;
        this.cache = cache;
        this.pcs = pcs;
    }

    @Override
    public @Nullable Frame next() throws ImageException {
        if (next == pcs.length) {
            return null;
        }
        long pc = pcs[next++];
        long lookup = symbols.era().looksUpCalls() && symbols.inText(pc) ? pc - 1 : pc;
        symbols.note(LookupTrace.FRAME, pc, lookup, 0);
        Sym s = symbols.sym(lookup);
        if (!s.ok()) {
            return new Frame(pc, null, Names.unknown(pc), "", 0, 0, 0);
        }
        String name = s.function().isEmpty() ? Names.unknown(pc) : s.function();
        return new Frame(pc, func(pc, s, name), name, s.file(), s.line(), s.startLine(), s.entry());
    }

    private Func func(long pc, Sym s, String name) {
        Func cached = cache.peek(pc);
        symbols.note(LookupTrace.FRAME_FUNC, pc, cached != null ? 1 : 0, cached != null ? cached.entry() : s.entry());
        if (cached != null) {
            return cached;
        }
        Func made = new Func(pc, s.entry(), name, s.file(), s.line(), false);
        return s.entry() != 0 ? cache.put(pc, made) : made;
    }
}
