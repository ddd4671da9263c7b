package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.metadata.Names;

/** What is reused of the name before must not show: each id is that of {@link Names#symbolId}, in any order of names. */
final class NameHashTest {
    private static final String LONG = "p.".repeat(400);

    @Test
    void namesThatBeginAlike() {
        check(List.of(
                "encoding/json.Marshal",
                "encoding/json.Marshal",
                "encoding/json.MarshalIndent",
                "encoding/json.Mar",
                "",
                "",
                "encoding/xml.Marshal",
                LONG,
                LONG + "a",
                LONG + "b",
                LONG,
                LONG.substring(0, 512),
                LONG.substring(0, 513),
                LONG.substring(0, 511),
                LONG + "a",
                "\u00e9\u00ff",
                "\u00e9"));
    }

    @Test
    void namesInAnyOrder() {
        SplittableRandom random = new SplittableRandom(42);
        String[] names = new String[500];
        for (int i = 0; i < names.length; i++) {
            String before = i == 0 ? "" : names[random.nextInt(i)];
            String start = before.substring(0, random.nextInt(before.length() + 1));
            names[i] = start + (char) ('a' + random.nextInt(3)) + "x".repeat(random.nextInt(8));
        }
        check(List.of(names));
    }

    private static void check(List<String> names) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        int[] start = new int[names.size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = table.size();
            table.writeBytes(names.get(i).getBytes(StandardCharsets.UTF_8));
            table.write(0);
        }
        NameHash hash = new NameHash(table.toByteArray());
        for (int i = 0; i < start.length; i++) {
            assertEquals(Names.symbolId(names.get(i)), hash.id(start[i]), names.get(i));
            assertEquals(names.get(i).getBytes(StandardCharsets.UTF_8).length, hash.length());
        }
    }
}
