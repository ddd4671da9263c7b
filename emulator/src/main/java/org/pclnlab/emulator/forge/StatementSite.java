package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One statement label: where it is, what its pcline record says, and what its site record says, which differs from both
 * when sites were permuted.
 *
 * @param host function that holds the label
 * @param offset of the label in the host
 * @param row its pcline record
 */
record StatementSite(Fn host, int offset, PclineRow row) {
    /** A site record: the pc is an offset of {@code host}. */
    record SiteRecord(Fn host, int offset, long id) {}

    /** All labels, in layout order; ids count up through the program as the compiler's counter does. */
    static List<StatementSite> of(ForgeSpec spec) {
        Map<String, Fn> bySymbol = new HashMap<>();
        for (Fn f : spec.functions) {
            bySymbol.putIfAbsent(f.symbol, f);
        }
        List<StatementSite> out = new ArrayList<>();
        for (Fn f : spec.functions) {
            for (Fn.Site s : f.sites) {
                Fn owner = bySymbol.getOrDefault(s.owner(), f);
                String file = s.file() != null ? s.file() : owner.file;
                long id = Fnv.pclineId(s.owner(), out.size() + 1L);
                out.add(new StatementSite(f, s.offset(), new PclineRow(id, s.owner(), file, s.line())));
            }
        }
        return out;
    }

    /** The site records of a program, in section order. */
    static List<SiteRecord> records(ForgeSpec spec) {
        List<SiteRecord> out = new ArrayList<>();
        for (StatementSite s : of(spec)) {
            out.add(new SiteRecord(s.host, s.offset, s.row.id()));
        }
        if (spec.permuteSeed.isPresent() && out.size() > 1) {
            permute(out, new Random(spec.permuteSeed.getAsLong()));
        }
        return out;
    }

    private static void permute(List<SiteRecord> records, Random random) {
        List<SiteRecord> original = List.copyOf(records);
        for (int i = 0; i < records.size(); i++) {
            SiteRecord r = original.get(i);
            Fn host = r.host;
            int offset = r.offset;
            long id = random.nextBoolean() ? original.get(random.nextInt(original.size())).id : r.id;
            int move = i == 0 ? 9 : random.nextInt(10);
            if (move == 0) {
                host = records.get(i - 1).host;
                offset = records.get(i - 1).offset;
            } else if (move == 1) {
                host = records.get(i - 1).host;
                offset = records.get(i - 1).offset + 1 + random.nextInt(5);
            }
            records.set(i, new SiteRecord(host, offset, id));
        }
        for (int i = records.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            SiteRecord t = records.get(i);
            records.set(i, records.get(j));
            records.set(j, t);
        }
    }
}
