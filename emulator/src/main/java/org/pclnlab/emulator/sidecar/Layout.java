package org.pclnlab.emulator.sidecar;

import java.util.List;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;

/** What both the tools and the runtime ask of descriptors. Order and gaps are free; empty sections may point anywhere. */
final class Layout {
    private Layout() {}

    static boolean inside(Descriptor d, SidecarSection s, long length) {
        return Unsigned.lessOrEqual(SidecarHeader.SIZE, d.offset())
                && Unsigned.lessOrEqual(d.offset(), length)
                && Unsigned.lessOrEqual(d.count(), (length - d.offset()) / s.size());
    }

    static boolean aligned(Descriptor d, SidecarSection s) {
        return Long.remainderUnsigned(d.offset(), s.alignment()) == 0;
    }

    /** Numbers of the first two sections with elements that share bytes, none without such. All must be inside. */
    static int[] overlap(List<Descriptor> descriptors, List<SidecarSection> sections) {
        for (int i = 0; i < descriptors.size(); i++) {
            for (int j = i + 1; j < descriptors.size(); j++) {
                Descriptor a = descriptors.get(i);
                Descriptor b = descriptors.get(j);
                long endA = a.offset() + a.count() * sections.get(i).size();
                long endB = b.offset() + b.count() * sections.get(j).size();
                if (a.count() != 0 && b.count() != 0 && a.offset() < endB && b.offset() < endA) {
                    return new int[] {i, j};
                }
            }
        }
        return new int[0];
    }
}
