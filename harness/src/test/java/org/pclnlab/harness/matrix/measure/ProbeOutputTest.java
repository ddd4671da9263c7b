package org.pclnlab.harness.matrix.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.matrix.model.Launch.Timing;

/** The vectors of spec 09 section 9.4, and what the extension adds. */
class ProbeOutputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"hot.Caller0=152|hot.Caller0|152", "' hot.X = 7 '|hot.X|7", "a.b=+5|a.b|5", "x.y: z=3|x.y: z|3"})
    void linesOfMetrics(String line, String name, long value) {
        assertEquals(Map.of(name, new Timing(value, 1)), ProbeOutput.parse(line).metrics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sink= 12 0 /a/b.go",
                "llgo funcinfo: func table frames= 3161  buckets= 207 entries= prebuilt",
                "",
                "nothing",
                "#v2 a.b 1 2"
            })
    void otherLines(String line) {
        ProbeOutput o = ProbeOutput.parse(line);
        assertEquals(Map.of(), o.metrics());
        assertEquals("", o.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b=1=2", "a.b=", "a.b=1_000", "a.b=9223372036854775808", "a.b=-1", "a.b=1.5", "a.b=0x10"})
    void wrongLinesSpoilTheLaunch(String line) {
        ProbeOutput o = ProbeOutput.parse("hot.X=1\n" + line + "\n");
        assertTrue(o.error().contains(line), o.error());
        assertEquals(Map.of(), o.metrics());
    }

    @Test
    void theLastValueOfANameCounts() {
        assertEquals(
                2,
                Objects.requireNonNull(
                                ProbeOutput.parse("a.b=1\na.b=2\n").metrics().get("a.b"))
                        .total());
    }

    @Test
    void commentsMakeValuesExactUnlessTheyContradictThem() {
        ProbeOutput o =
                ProbeOutput.parse("a.b=8\n#v2 a.b 3599 400\na.c=7\n#v2 a.c 1 1\n#names 00000000000000ff\n#tick 26\n");
        assertEquals(new Timing(3599, 400), o.metrics().get("a.b"));
        assertEquals(8.9975, Objects.requireNonNull(o.metrics().get("a.b")).value());
        assertEquals(new Timing(7, 1), o.metrics().get("a.c"));
        assertEquals("00000000000000ff", o.names());
        assertEquals(26, o.tick());
        ProbeOutput least = ProbeOutput.parse("a.b=8\n#min a.b 700 100\n#min a.c 1 1\n");
        assertEquals(Map.of("a.b", new Timing(8, 1), "a.b/min", new Timing(700, 100)), least.metrics());
        for (String odd : List.of("#v2 a.b x 1", "#v2 a.b 1 0", "#v2", "#names zz", "#tick -4")) {
            assertEquals("", ProbeOutput.parse(odd).error(), odd);
        }
    }
}
