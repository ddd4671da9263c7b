package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.metadata.Generation;

/** Differences of the vectors of spec 03 section 14 in words; the values are those that the spec lists for them. */
class ExplainerTest {
    private static List<String> explain(String image, Generation generation) {
        byte[] before = Dump.image(image);
        Outcome.Rewritten r = (Outcome.Rewritten) Rewriter.rewrite(before.clone(), image, generation);
        Explainer.Explanation e = Explainer.explain(before, Arrays.copyOf(r.bytes(), r.length()));
        assertFalse(e.unexpected(), e.lines().toString());
        return e.lines();
    }

    private static void has(List<String> lines, String line) {
        assertTrue(lines.contains(line), line + " is not among " + String.join("\n", lines));
    }

    @Test
    void v5NamesEveryHeaderThatCompactionChanges() {
        List<String> lines = explain("E1", Generation.MAIN);
        has(lines, "[0x28, 0x30) ELF header: e_shoff: 0x3408 is now 0x33a8");
        has(lines, "[0x98, 0xa0) program header 1: p_filesz: 0x170 is now 0x110");
        has(lines, "[0x3190, 0x31b0) rows 0 to 3");
        has(lines, "[0x31b8, 0x3200) buckets 0 to 1");
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("llgo_funcinfo_entry: sh_size: 0x100 is now 0x90")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(".bss: sh_offset: 0x3270 is now 0x3210")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(".symtab: sh_offset: 0x3270 is now 0x3210")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(".strtab: sh_offset: 0x3360 is now 0x3300")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(".shstrtab: sh_offset: 0x33ac is now 0x334c")));
        assertEquals(
                "[0x3210, 0x3270) of the old file is cut; what follows moves down by 0x60",
                lines.get(lines.size() - 1));
    }

    @Test
    void v7NamesChainLinksAndTheRedirect() {
        List<String> lines = explain("M7", Generation.PR2016);
        has(lines, "[0x3050, 0x3058) redirect: pointer to the table: 0x20000100003000 is now 0x1000001000030c0");
        has(lines, "[0x30e0, 0x30f8) rows 0 to 2");
    }

    @Test
    void aNodeThatStaysAndGetsAnotherNextOneIsALink() {
        byte[] before = Dump.image("M7");
        byte[] after = before.clone();
        after[0x3006] = (byte) (after[0x3006] + 8); // bits 51 and up of the node at 0x3000: next was 4
        assertEquals(
                List.of("[0x3000, 0x3008) chain link, slot of __DATA,__data 0: next 4 is now 5"),
                Explainer.explain(before, after).lines());
    }

    @Test
    void v8NamesPageStarts() {
        List<String> lines = explain("M1", Generation.MAIN);
        assertTrue(
                lines.stream().anyMatch(l -> l.endsWith("page start of __LLGO 0: 0x20 is now 0x10")), lines.toString());
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("page start of __LLGO 1: 0x0 is now 0xffff")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("page start of __LLGO 2: 0x0 is now 0xffff")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("__LLGO: filesize: 0x3000 is now 0x1000")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("load command: symoff: 0x7200 is now 0x5200")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith("load command: stroff: 0x7250 is now 0x5250")));
    }

    @Test
    void aChangeThatNoRewriteMakesIsPointedOut() {
        byte[] before = Dump.image("E1");
        byte[] after = before.clone();
        after[0x1234] ^= 1;
        Explainer.Explanation e = Explainer.explain(before, after);
        assertTrue(e.unexpected());
        assertEquals(List.of("[0x1230, 0x1240) section .text"), e.lines());
        assertEquals(List.of(), Explainer.explain(before, before.clone()).lines());
    }

    @Test
    void theyExplainAnyTwoFiles() {
        Explainer.Explanation e = Explainer.explain(new byte[40], new byte[] {1, 2, 3});
        assertTrue(e.unexpected());
    }
}
