package org.pclnlab.emulator.forge;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.rewrite.SidecarProducer;
import org.pclnlab.emulator.rewrite.SidecarProducer.Result.Produced;
import org.pclnlab.emulator.rewrite.SidecarProducer.Result.Refused;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarTables;

/** Turns a linked file without tables into the finished pair, as the build does for {@code -pclntab=external}. */
public final class SidecarPlacer {
    private SidecarPlacer() {}

    /** An executable and the file beside it. */
    @SuppressWarnings("ArrayRecordComponent") // handed to a writer, never compared
    public record Pair(byte[] executable, byte[] sidecar) {}

    /** The pair, after the damages of the description were done to the executable. */
    public static Pair finish(ForgeSpec spec, byte[] linked) throws ImageException {
        SidecarProducer.Result result = SidecarProducer.produce(linked.clone(), spec.name, tables(spec.metadata()));
        if (result instanceof Refused refused) {
            throw new IllegalArgumentException(spec.name + ": " + refused.referenceText());
        }
        Produced pair = (Produced) result;
        byte[] bytes = Arrays.copyOf(pair.detached().bytes(), pair.detached().length());
        ImageEditor image = ImageEditor.of(bytes, spec.name);
        for (ForgeSpec.Damage d : spec.damages) {
            d.edit().apply(image);
        }
        return new Pair(image.bytes(), pair.sidecar());
    }

    /** Encoded arrays of a generation with wide records as the tables of a sidecar. */
    public static SidecarTables tables(EncodedMetadata m) {
        Map<SidecarSection, byte[]> arrays = new EnumMap<>(SidecarSection.class);
        arrays.put(SidecarSection.RECORDS, m.functions());
        arrays.put(SidecarSection.PCLINES, m.pclines());
        arrays.put(SidecarSection.STRINGS, m.pool());
        arrays.put(SidecarSection.OFFSETS, m.offsets());
        arrays.put(SidecarSection.HASH, m.hash());
        arrays.put(SidecarSection.INDEX, m.symbolIndex());
        return SidecarTables.of(arrays);
    }
}
