package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.forge.RecordImage;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.SiteKind;

/** Any set of sites: the rewritten table, adopted, answers like a model that looks at all functions for each pc. */
class RewritePropertyTest {
    private static final long TEXT = 0x400000;

    /** What a program's records say, by the letter of 03 section 4, without sorting or searching. */
    private static final class Model {
        private final List<RecordImage.Function> functions;
        private final long textEnd;
        private final Map<Long, Integer> rows = new HashMap<>();

        Model(List<RecordImage.Function> functions, long textEnd) {
            this.functions = functions;
            this.textEnd = textEnd;
        }

        /** The last function that starts at or below, unless it ends before. */
        private RecordImage.@Nullable Function owner(long pc) {
            RecordImage.@Nullable Function best = null;
            for (RecordImage.Function f : functions) {
                if (f.addr() <= pc && (best == null || f.addr() > best.addr())) {
                    best = f;
                }
            }
            if (best == null) {
                return null;
            }
            long end = best.size() == 0 ? next(best.addr()) : best.addr() + best.size();
            return pc < end ? best : null;
        }

        private long next(long addr) {
            long next = textEnd;
            for (RecordImage.Function f : functions) {
                if (f.addr() > addr) {
                    next = Math.min(next, f.addr());
                }
            }
            return next;
        }

        void site(long pc, String name) {
            RecordImage.@Nullable Function owner = owner(pc);
            if (owner != null && owner.name().equals(name) && owner.index() != 0) {
                rows.put(owner.addr(), owner.index());
            }
        }

        /** The number of the nearest row at or below, 0 for none. */
        int funcIndex(long pc) {
            long best = -1;
            for (long addr : rows.keySet()) {
                if (addr <= pc && addr > best) {
                    best = addr;
                }
            }
            return rows.getOrDefault(best, 0);
        }
    }

    @Test
    void everyPcIsAnsweredAsALinearModelAnswersIt() throws ImageException {
        int rewritten = 0;
        for (long seed = 1; seed <= 40; seed++) {
            rewritten += check(seed);
        }
        assertTrue(rewritten > 40, rewritten + " of 80 were rewritten");
    }

    private static int check(long seed) throws ImageException {
        Random random = new Random(seed);
        String label = "seed " + seed;
        long textSize = 4096L + random.nextInt(20_000);
        RecordImage elf = new RecordImage(TEXT, textSize);
        Model model = new Model(elf.functions(), TEXT + textSize);
        long at = TEXT + random.nextInt(64);
        for (int i = 0; at < TEXT + textSize - 600; i++) {
            long size = 1L + random.nextInt(random.nextInt(8) == 0 ? 3000 : 120);
            boolean told = random.nextInt(4) != 0;
            elf.add(new RecordImage.Function("p.f" + i, at, told ? size : 0, random.nextInt(9) == 0 ? 0 : i + 1));
            at += size + (random.nextInt(3) == 0 ? random.nextInt(200) : 0);
        }
        Collections.shuffle(elf.functions(), random);
        for (RecordImage.Function f : List.copyOf(elf.functions())) {
            int copies = random.nextInt(4);
            for (int c = 0; c < copies; c++) {
                long pc =
                        random.nextInt(3) == 0 ? TEXT + random.nextInt((int) textSize) : f.addr() + random.nextInt(40);
                elf.site(pc, f.name());
                model.site(pc, f.name());
            }
        }
        elf.padding(16 * random.nextInt(400)); // else small programs do not fit
        byte[] linked = elf.build();
        int rewritten = 0;
        for (Generation g : List.of(Generation.PR2016, Generation.MAIN)) {
            Outcome outcome = Rewriter.rewrite(linked.clone(), label, g);
            if (outcome instanceof Outcome.Refused refused) {
                assertTrue(
                        refused.referenceText().startsWith("prebuilt blob")
                                || (model.rows.isEmpty()
                                        && refused.referenceText().startsWith("no ")),
                        label + ": " + refused.referenceText());
                continue;
            }
            compare((Outcome.Rewritten) outcome, g, model, TEXT, TEXT + textSize, label);
            rewritten++;
        }
        return rewritten;
    }

    private static void compare(Outcome.Rewritten done, Generation g, Model model, long from, long to, String label)
            throws ImageException {
        byte[] bytes = Arrays.copyOf(done.bytes(), done.length());
        Image image = Images.read(Bytes.of(bytes, label));
        Section entry = SiteKind.ENTRY.section(image);
        assertNotNull(entry, label);
        SegmentedMemory memory = new SegmentedMemory.Builder(label)
                .add(entry.vmaddr(), image.contents(entry), entry.size())
                .build();
        Globals globals = new Globals(
                true,
                1,
                1 << 20,
                1,
                1,
                1,
                0,
                0,
                0,
                0,
                entry.vmaddr(),
                entry.end(),
                0,
                0,
                0,
                0,
                false,
                1,
                0,
                0,
                0,
                0,
                false);
        Adoption.Adopted adopted = assertInstanceOf(Adoption.Adopted.class, Adoption.of(memory, globals, g), label);
        assertEquals(model.rows.size(), adopted.rows().count(), label);
        for (long pc = from - 20; pc < to + 20; pc++) {
            int row = adopted.rows().near(pc);
            long found = row < 0 ? 0 : adopted.rows().funcIndex(row);
            if (model.funcIndex(pc) != found) {
                assertEquals((long) model.funcIndex(pc), found, label + ": pc 0x" + Long.toHexString(pc));
            }
        }
    }
}
