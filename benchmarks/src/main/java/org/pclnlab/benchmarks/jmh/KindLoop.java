package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Param;
import org.pclnlab.benchmarks.data.PcStream;

/** The same for every spread of pcs. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameter
public abstract class KindLoop extends PcLoop {
    @Param({"MID", "ENTRY", "SEQ", "MISS"})
    private PcStream.Kind kind;

    @Override
    final PcStream.Kind kind() {
        return kind;
    }
}
