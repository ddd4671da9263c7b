package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.Finding;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.testing.World;

/** One damage for each rule: the runtime adopts every one of these tables, and lint names the field. */
class TableLintTest {
    private static final int ROWS = 32, BUCKETS = 32 + 8 * 6;

    private static World world(Generation generation) {
        World w = new World(generation).text(0x401010, 0x40a800);
        long[] rows = {0x401010, 0x401100, 0x402050, 0x4020ff, 0x406000};
        for (int i = 0; i < rows.length; i++) {
            w.func("p.f" + i, "p.f" + i, "/p.go", i + 1).row(rows[i], i + 1);
        }
        return w;
    }

    private static List<Finding> lint(Generation generation, byte[] section) throws ImageException {
        Metadata m = world(generation).entrySection(section).metadata();
        FunctionTable table = new FunctionTable(m, DynamicLoader.NONE);
        return TableLint.check(m, assertInstanceOf(Adoption.Adopted.class, table.adoption()));
    }

    private static Arguments damage(TableRule rule, String field, Consumer<ByteBuffer> edit) {
        return Arguments.of(rule, field, edit);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(TableRule.LINK_ADDRESS, "linkSectAddr", b -> b.putLong(8, 0x1234)),
                damage(TableRule.FIRST_ROW, "row[0].entryOff", b -> b.putInt(ROWS, 1)),
                damage(TableRule.ASCENDING, "row[2].entryOff", b -> b.putInt(ROWS + 16, 0xf0)),
                damage(TableRule.IN_TEXT, "row[4].entryOff", b -> b.putInt(ROWS + 32, 0x9800)),
                damage(TableRule.FUNC_INDEX, "row[1].funcIndex", b -> b.putInt(ROWS + 12, 0)),
                damage(TableRule.FUNC_INDEX, "row[1].funcIndex", b -> b.putInt(ROWS + 12, 6)),
                damage(TableRule.SENTINEL_END, "sentinel.entryOff", b -> b.putInt(ROWS + 40, 0x9000)),
                damage(TableRule.SENTINEL_INDEX, "sentinel.funcIndex", b -> b.putInt(ROWS + 44, 3)),
                damage(TableRule.BUCKET_COUNT, "bucketCount", b -> b.putInt(28, 5)),
                damage(TableRule.BUCKET, "bucket[1].idx", b -> b.putInt(BUCKETS + 36, 0)),
                damage(TableRule.BUCKET, "bucket[0].delta[3]", b -> b.putShort(BUCKETS + 4 + 6, (short) 2)),
                damage(TableRule.BASE, "base", b -> b.putLong(16, 0x401000)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("damages")
    void everyRuleNamesItsField(TableRule rule, String field, Consumer<ByteBuffer> edit) throws ImageException {
        byte[] table = world(Generation.MAIN).table();
        edit.accept(ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN));
        List<String> named = new ArrayList<>();
        for (Finding f : lint(Generation.MAIN, table)) {
            named.add(f.rule() + " " + f.field());
        }
        assertEquals(true, named.contains(rule + " " + field), named::toString);
    }

    @Test
    void aSoundTableHasNoFinding() throws ImageException {
        for (Generation g : Generation.values()) {
            assertEquals(List.of(), lint(g, world(g).table()));
        }
    }

    @Test
    void bytesBehindTheTableMatterOnlyWhereTheProducerZeroesThem() throws ImageException {
        byte[] table = world(Generation.MAIN).table();
        byte[] longer = Arrays.copyOf(table, table.length + 48);
        longer[table.length + 20] = 7;
        assertEquals(List.of(), lint(Generation.MAIN, longer));
        List<Finding> findings = lint(Generation.PR2026, longer);
        assertEquals(1, findings.size());
        assertEquals(
                "TRAILER: 0x" + Long.toHexString(0x410040 + table.length + 20) + ": byte: found 7, expected 0",
                findings.get(0).toString());
    }
}
