package org.pclnlab.harness.expect;

import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Texts as they are written into YAML: without quotes where that is safe. */
final class ScalarText {
    private ScalarText() {}

    /** A text, on one line. */
    static String of(String value, boolean inFlow) {
        boolean lines = value.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029);
        boolean brackets = inFlow && value.chars().anyMatch(c -> ",[]{}".indexOf(c) >= 0);
        ScalarStyle style =
                lines ? ScalarStyle.DOUBLE_QUOTED : brackets ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
        DumpSettings settings = DumpSettings.builder()
                .setDefaultScalarStyle(style)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .setUseUnicodeEncoding(true)
                .build();
        return new Dump(settings).dumpToString(value).strip();
    }

    /** The value of a field: a text, or for generation a list of names. */
    static String field(String key, String value, boolean inFlow) {
        boolean number = (key.equals("exit") && value.matches("-?[0-9]{1,9}"))
                || (key.equals("rate") && value.matches("[0-9](\\.[0-9]+)?"));
        if (number) {
            return value;
        }
        if (key.equals("generation") && value.contains(",")) {
            return list(List.of(value.split(",\\s*", -1)));
        }
        return of(value, inFlow);
    }

    /** A list on one line. */
    static String list(List<String> values) {
        return "[" + String.join(", ", values.stream().map(v -> of(v, true)).toList()) + "]";
    }
}
