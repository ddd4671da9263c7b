package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Sym;

/** What walking, trimming and printing have to know about code: the two services of part 05's introduction. */
public interface CodeMap {
    /** Symbolizes exactly this pc; not ok, with entry 0 and an empty name, when nothing is known. */
    Sym sym(long pc) throws ImageException;

    /** The text bound of the walker (05 section 2.3). */
    boolean inText(long pc) throws ImageException;

    /** {@code CallersFrames} over return addresses: one frame for each (05 section 4.1). */
    default List<Frame> frames(long... pcs) throws ImageException {
        List<Frame> out = new ArrayList<>(pcs.length);
        for (long pc : pcs) {
            Sym s = sym(inText(pc) ? pc - 1 : pc);
            String name = s.function().isEmpty() ? Names.unknown(pc) : s.function();
            out.add(new Frame(pc, null, name, s.file(), s.line(), s.startLine(), s.entry()));
        }
        return out;
    }

    /** The code of an LLGo program whose table exists, as after the first walk. */
    static CodeMap of(LlgoRuntime runtime) throws ImageException {
        runtime.table().rows();
        return new CodeMap() {
            @Override
            public Sym sym(long pc) throws ImageException {
                return runtime.sym(pc);
            }

            @Override
            public boolean inText(long pc) throws ImageException {
                return runtime.inText(pc);
            }

            @Override
            public List<Frame> frames(long... pcs) throws ImageException {
                return runtime.callersFrames(pcs).all();
            }
        };
    }
}
