package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.functab.AdoptionCheck;
import org.pclnlab.emulator.functab.TableRule;
import org.pclnlab.emulator.image.Rule.Level;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;
import org.pclnlab.harness.inspect.Inspection.Area;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.inspect.Inspection.Range;
import org.pclnlab.harness.inspect.Inspection.Row;

/** Names that an image can hold to hurt whoever prints them, and models that hold them everywhere. */
public final class Hostile {
    private Hostile() {}

    /** Thirty of them: markup, script, terminal control, directions of writing, broken Unicode, format strings. */
    public static List<String> names() {
        return List.of(
                "<script>document.title='owned'</script>",
                "</script><script>document.title='owned'</script>",
                "<!--<script>",
                "-->",
                "]]>",
                "<img src=x onerror=document.title='owned'>",
                "\" onmouseover=\"document.title='owned'",
                "' onfocus='document.title=1' autofocus='",
                "</title><h1>owned</h1>",
                "</style><style>*{display:none}",
                "javascript:document.title='owned'",
                "&lt;b&gt;&amp;",
                "&#x3c;script&#x3e;",
                "${7*7}",
                "@import x",
                "{{constructor.constructor('document.title=1')()}}",
                "\u001b[31mred\u001b[0m",
                "\u001b]0;owned\u0007",
                "\u009b31m",
                "line\nbreak",
                "carriage\rreturn",
                "tab\tand\bbackspace",
                "nul\u0000nul",
                "\u202eevil\u202c",
                "\u2066isolate\u2069",
                "\u2028line\u2029paragraph",
                "high\ud800surrogate",
                "low\udc00surrogate",
                "%s%n%x%1$s",
                "\\u003cscript\\u003e \"quoted\" \\");
    }

    /** A report whose every text is {@code name}. */
    public static CheckReport report(String name) {
        List<Place> places = List.of(new Place(0x401000, 0x1000, name, name, name), new Place(0, -1, name, name, name));
        List<Result> results = new ArrayList<>();
        results.add(new Result(TableRule.BUCKET, Status.BROKEN, Level.ERROR, name, 40, places));
        results.add(new Result(TableRule.TRAILER, Status.BROKEN, Level.WARNING, name, 40, places));
        results.add(new Result(TableRule.BASE, Status.BROKEN, Level.NOTE, name, 40, places));
        results.add(new Result(AdoptionCheck.FITS, Status.HOLDS, Level.ERROR, name, 0, List.of()));
        results.add(new Result(AdoptionCheck.COUNT, Status.NOT_REACHED, Level.ERROR, name, 0, List.of()));
        results.add(new Result(AdoptionCheck.REDIRECT, Status.NOT_APPLICABLE, Level.ERROR, name, 0, List.of()));
        return new CheckReport(
                "dir/" + name.replace("\0", ""),
                "LLGo main",
                "ELF amd64",
                name,
                List.of(new Group("g", "title", true, results)));
    }

    /** An inspection with every name as section, function, file, package and owner. */
    public static Inspection inspection(List<String> names) {
        List<Row> rows = new ArrayList<>();
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String s = names.get(i);
            rows.add(new Row(0x401000 + 64L * i, 64, i + 1, s, s, s, i, s, i % 2 == 0));
            areas.add(new Area(s, 0x401000 + 64L * i, 64, 0x1000 + 64L * i, 64, "r-x"));
        }
        List<Integer> sixteen = new ArrayList<>();
        for (int s = 0; s < 16; s++) {
            sixteen.add(s);
        }
        String first = names.get(0);
        return new Inspection(
                "dir/" + first,
                "LLGo main",
                "ELF amd64",
                0x10000,
                "prebuilt",
                new Range(0x401000, 0x402000),
                List.of(new Area(first, 0x401000, 0x1000, 0x1000, 0x1000, "r-x")),
                areas,
                List.of(new Field("magic", 0x410000, 0x8000, 8, first)),
                rows,
                0x401000,
                List.of(new Bucket(0, sixteen, sixteen, sixteen)),
                List.of(new Part("rows", "function table", 0x401000, 0x1000, 64)),
                new Counts(30, 1, 15, 0, 0, 5, 6, 7),
                report(first));
    }
}
