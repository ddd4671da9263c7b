package org.pclnlab.harness.matrix.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.stats.Summary;

/** The vectors of spec 09 sections 9.1 to 9.3. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0,0ns",
        "0.04,0ns",
        "0.5,0.5ns",
        "0.95,0.9ns",
        "1.05,1.1ns",
        "12.25,12.2ns",
        "57.2,57.2ns",
        "999.94,999.9ns",
        "999.96,1000ns",
        "1000,1us",
        "1049,1us",
        "1050,1.1us",
        "1250,1.2us",
        "1350,1.4us",
        "1950,1.9us",
        "1951,2us",
        "12149,12.1us",
        "999949,999.9us",
        "999950,1000us",
        "1000000,1ms",
        "1049999,1ms",
        "1050000,1.1ms",
        "1250000,1.2ms",
        "123456789012,123456.8ms"
    })
    void nanoseconds(double v, String text) {
        assertEquals(text, Numbers.ns(v));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "55|55ns/55ns|55/55ns",
                "55,57|55ns/56ns|55/56ns",
                "57,55,58,56,90|55ns/57ns|55/57ns",
                "54,54,55,55,56|54ns/54.7ns|54/55ns",
                "881,890,983,990,1200|881ns/954.3ns|881/954ns",
                "750,900,1000,1400,1500|750ns/1.1us|750ns/1.1\u00b5s",
                "12100,12150,12210,12190,13000|12.1us/12.2us|12.1/12.2\u00b5s",
                "2800,2950,3000,3010,3300|2.8us/3us|2.8/3.0\u00b5s",
                "1250,1250,1250|1.2us/1.2us|1.3/1.3\u00b5s",
                "999,999,1000,1001,1002|999ns/1us|999ns/1.0\u00b5s",
                "41,41,42,83,84,84,125|41ns/66.8ns|41/67ns",
            })
    void cells(String values, String tool, String published) {
        long[] whole =
                Arrays.stream(values.split(",")).mapToLong(Long::parseLong).toArray();
        double[] exact = Arrays.stream(whole).asDoubleStream().toArray();
        Cell c = new Cell(
                "hot", "hot.X", "go", 1, exact, whole, new int[whole.length], Summary.of(exact), 1, "", List.of());
        assertEquals(tool, Numbers.legacy(c));
        assertEquals(published, Numbers.published((double) c.best(), c.trimmed()));
    }

    @ParameterizedTest
    @CsvSource({
        "52428,0 MiB",
        "52429,0.1 MiB",
        "1048576,1 MiB",
        "2831155,2.7 MiB",
        "2883584,2.8 MiB",
        "3250585,3.1 MiB",
        "5242880,5 MiB"
    })
    void sizes(long bytes, String text) {
        assertEquals(text, Numbers.legacySize(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0ms",
        "999,999ms",
        "1000,1s",
        "1049,1s",
        "1050,1.1s",
        "1250,1.2s",
        "18000,18s",
        "20049,20s",
        "61999,62s"
    })
    void buildTimes(long ms, String text) {
        assertEquals(text, Numbers.legacyBuild(ms));
    }

    @Test
    void textOfAResultIsNoMarkup() {
        String hostile = "a|b `c` <img src=x> @everyone [x](y) \u001b[31m\n# h";
        String safe = Markdown.text(hostile);
        for (String bad : List.of("<img", "\n", "\u001b", "@everyone", " [x", "x](")) {
            assertTrue(!safe.contains(bad), safe);
        }
        assertTrue(safe.startsWith("a\\|b "), safe);
    }

    @Test
    void aSpreadsheetSeesNoFormula() {
        assertEquals("'=1+1", MatrixCsv.quote("=1+1"));
        assertEquals("\"a,\"\"b\"", MatrixCsv.quote("a,\"b"));
        assertEquals("hot.Caller0", MatrixCsv.quote("hot.Caller0"));
    }
}
