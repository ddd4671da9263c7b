package org.pclnlab.emulator.stack;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Puts the frames that a panic removed back into a live walk (05 section 7).
 * <pre>
 *   live      Callers  D  owner'  main           owner' is where the long-jump landed
 *   snapshot  capture  Panic  site  owner  main
 *   spliced   Callers  D  Panic  site  owner  main
 * </pre>
 */
public final class Splice {
    private static final Set<String> PLUMBING =
            Set.of("runtime.capturePanicPCs", "runtime.onFault", "runtime.fpWalkFrom");

    private final CodeMap code;
    private final String core;

    /**
     * Makes one.
     *
     * @param core prefix of the names of the runtime's core, {@link PanicForm#core}
     */
    public Splice(CodeMap code, String core) {
        this.code = code;
        this.core = core;
    }

    /** Whether a name belongs to the runtime's core. */
    boolean isCore(String name) {
        return name.startsWith(core);
    }

    /**
     * A capture without its machinery: of the leading run of plumbing only the outermost frame stays, where gc has {@code
     * runtime.gopanic}; an ordinary capture also ends at its first nameless frame outside text.
     */
    public long[] trim(long[] list, boolean fault) throws ImageException {
        int head = 0;
        while (head < list.length) {
            String name = code.sym(list[head] - 1).function();
            if (name.isEmpty() || !(isCore(name) || PLUMBING.contains(name))) {
                break;
            }
            head++;
        }
        long[] rest = Arrays.copyOfRange(list, Math.max(head - 1, 0), list.length);
        for (int i = 0; !fault && i < rest.length; i++) {
            if (!code.inText(rest[i]) && code.sym(rest[i] - 1).function().isEmpty()) {
                return Arrays.copyOf(rest, i);
            }
        }
        return rest;
    }

    /**
     * The live walk up to the first frame whose function occurs anywhere in the snapshot, then all of the snapshot; the
     * live walk alone where there is no such frame.
     *
     * @param live return addresses, innermost first
     * @param store a visible snapshot
     */
    public long[] splice(long[] live, SnapshotStore store) throws ImageException {
        long[] snapshot = trim(store.pcs(), store.fault());
        int kept = junction(live, snapshot);
        if (kept < 0) {
            return live;
        }
        long[] out = Arrays.copyOf(live, kept + snapshot.length);
        System.arraycopy(snapshot, 0, out, kept, snapshot.length);
        return out;
    }

    /** How many live frames stay above a trimmed snapshot, -1 where it cannot be put in. */
    public int junction(long[] live, long[] snapshot) throws ImageException {
        Set<Long> entries = new HashSet<>();
        for (long pc : snapshot) {
            entries.add(code.sym(pc - 1).entry());
        }
        for (int i = 0; i < live.length; i++) {
            long entry = code.sym(live[i] - 1).entry();
            if (entry != 0 && entries.contains(entry)) {
                return i;
            }
        }
        return -1;
    }
}
