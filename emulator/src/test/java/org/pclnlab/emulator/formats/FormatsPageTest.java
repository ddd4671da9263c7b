package org.pclnlab.emulator.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/formats.md} is what the classes declare; {@code -Dpclnlab.update=true} writes it anew. And what they declare in
 * words is what their code reads with.
 */
class FormatsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("pclnlab.root", ".."));
    private static final String MARK = "<!-- generated from here on: FormatsPageTest -->\n";

    private static List<Layout> layouts() throws IOException {
        List<Layout> all = Layout.all(ROOT.resolve("emulator/src/main/java"));
        assertTrue(all.size() >= 24, all.size() + " layouts");
        return all;
    }

    @Test
    void thePageIsWhatTheClassesDeclare() throws IOException {
        Path page = ROOT.resolve("docs/formats.md");
        String text = Files.readString(page);
        int mark = text.indexOf(MARK) + MARK.length();
        assertTrue(mark > MARK.length(), "the mark is there");
        String made = FormatsPage.of(layouts());
        if (Boolean.getBoolean("pclnlab.update")) {
            Files.writeString(page, text.substring(0, mark) + made);
            return;
        }
        assertEquals(
                made, text.substring(mark), "run this test with -Dpclnlab.update=true, and look at the difference");
    }

    /** Fields lie one behind the other, inside the size. */
    @Test
    void fieldsDoNotOverlap() throws IOException {
        for (Layout l : layouts()) {
            int at = 0;
            for (Layout.Field f : l.fields()) {
                assertTrue(f.off() >= at, l.name() + "." + f.name());
                at = f.off() + f.size();
            }
            assertTrue(l.size() < 0 || at <= l.size(), l.name() + ": " + at + " of " + l.size());
        }
    }

    /** A constant that is called as a field of the table has its offset; most constants are. */
    @Test
    void constantsAreTheOffsetsOfTheTable() throws IOException {
        int same = 0;
        int all = 0;
        for (Layout l : layouts()) {
            for (var c : l.offsets().entrySet()) {
                all++;
                List<Integer> named = l.fields().stream()
                        .filter(f -> called(squeezed(f.name()), squeezed(c.getKey())))
                        .map(Layout.Field::off)
                        .toList();
                if (!named.isEmpty()) {
                    assertTrue(named.contains(c.getValue()), l.name() + "." + c.getKey() + ": " + named);
                    same++;
                }
            }
        }
        assertTrue(same * 10 > all * 7, same + " of " + all + " constants are named in a table");
    }

    private static boolean called(String field, String constant) {
        return field.equals(constant) || field.equals(constant + "off") || field.equals(constant + "offset");
    }

    /** {@code MIN_LC} and {@code minLC}, {@code INFO} and {@code st_info}. */
    private static String squeezed(String s) {
        return s.replaceFirst("^(st|sh|p|e|n)_", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void aDiagramShowsFieldsGapsAndLongOnes() {
        Layout l = new Layout(
                "X",
                "x",
                "",
                List.of(
                        new Layout.Field(0, 4, "a", ""),
                        new Layout.Field(8, 8, "b", ""),
                        new Layout.Field(16, 64, "c", "")),
                List.of(),
                java.util.Map.of(),
                80);
        String p = FormatsPage.picture(l);
        assertTrue(
                p.contains(
                        "    0  | a                     |                       | b                                   "
                                + "          |\n"),
                p);
        assertTrue(p.contains("   16  | c  "), p);
        assertFalse(p.contains("   32  |"), p);
        assertTrue(p.contains("   64  | ..."), p);
    }
}
