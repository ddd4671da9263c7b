package org.pclnlab.harness.goroot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object with fields of known kinds; a field that is missing or of another kind is an {@link IOException}. */
public final class JsonFields {
    /** Characters of a text: more than the beginning and end of an output that results keep. */
    private static final int MAX_TEXT = 4 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private final Map<String, Object> fields;

    private JsonFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    public static JsonFields parse(String line) throws IOException {
        try (JsonParser p = JSON.createParser(line)) {
            if (p.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            JsonFields f = object(p);
            if (p.nextToken() != null) {
                throw new IOException("text behind the object");
            }
            return f;
        }
    }

    private static JsonFields object(JsonParser p) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (p.nextToken() == JsonToken.FIELD_NAME) {
            String name = p.currentName();
            Object value = value(p, p.nextToken());
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new JsonFields(fields);
    }

    private static @Nullable Object value(JsonParser p, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new IOException("the line ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(p);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
                    Object v = value(p, t);
                    if (v != null) {
                        list.add(v);
                    }
                }
                yield list;
            }
            case VALUE_STRING -> p.getText();
            case VALUE_NUMBER_INT -> p.getLongValue();
            case VALUE_NUMBER_FLOAT -> p.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The names of all fields, in order. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    public boolean isNumber(String name) {
        return fields.get(name) instanceof Number;
    }

    /** A list of numbers. */
    public double[] reals(String name) throws IOException {
        return reals(name, list(name));
    }

    /** A list of lists of numbers. */
    public List<double[]> realLists(String name) throws IOException {
        List<double[]> out = new ArrayList<>();
        for (Object o : list(name)) {
            if (!(o instanceof List<?> l)) {
                throw wrong(name, o, "a list of lists");
            }
            out.add(reals(name, l));
        }
        return out;
    }

    private static double[] reals(String name, List<?> values) throws IOException {
        double[] out = new double[values.size()];
        for (int i = 0; i < out.length; i++) {
            if (!(values.get(i) instanceof Number n)) {
                throw wrong(name, values.get(i), "a list of numbers");
            }
            out[i] = n.doubleValue();
        }
        return out;
    }

    public String text(String name) throws IOException {
        Object v = fields.get(name);
        if (v instanceof String s) {
            return s;
        }
        throw wrong(name, v, "a text");
    }

    public String text(String name, String otherwise) throws IOException {
        return has(name) ? text(name) : otherwise;
    }

    public long number(String name, long otherwise) throws IOException {
        if (!has(name)) {
            return otherwise;
        }
        if (fields.get(name) instanceof Long n) {
            return n;
        }
        throw wrong(name, fields.get(name), "a whole number");
    }

    public int integer(String name, int otherwise) throws IOException {
        long n = number(name, otherwise);
        if (n != (int) n) {
            throw wrong(name, n, "a number of 32 bits");
        }
        return (int) n;
    }

    public double real(String name, double otherwise) throws IOException {
        Object v = fields.get(name);
        if (v == null) {
            return otherwise;
        }
        if (v instanceof Number n) {
            return n.doubleValue();
        }
        throw wrong(name, v, "a number");
    }

    public boolean flag(String name) throws IOException {
        Object v = fields.get(name);
        if (v == null) {
            return false;
        }
        if (v instanceof Boolean b) {
            return b;
        }
        throw wrong(name, v, "true or false");
    }

    public List<String> texts(String name) throws IOException {
        List<String> out = new ArrayList<>();
        for (Object o : list(name)) {
            if (!(o instanceof String s)) {
                throw wrong(name, o, "a list of texts");
            }
            out.add(s);
        }
        return out;
    }

    public List<Integer> integers(String name) throws IOException {
        List<Integer> out = new ArrayList<>();
        for (Object o : list(name)) {
            if (!(o instanceof Long n) || n != n.intValue()) {
                throw wrong(name, o, "a list of whole numbers");
            }
            out.add(n.intValue());
        }
        return out;
    }

    public List<JsonFields> objects(String name) throws IOException {
        List<JsonFields> out = new ArrayList<>();
        for (Object o : list(name)) {
            if (!(o instanceof JsonFields f)) {
                throw wrong(name, o, "a list of objects");
            }
            out.add(f);
        }
        return out;
    }

    /** A nested object, empty when there is none. */
    public JsonFields object(String name) throws IOException {
        Object v = fields.get(name);
        if (v == null) {
            return new JsonFields(Map.of());
        }
        if (v instanceof JsonFields f) {
            return f;
        }
        throw wrong(name, v, "an object");
    }

    private List<?> list(String name) throws IOException {
        Object v = fields.get(name);
        if (v == null) {
            return List.of();
        }
        if (v instanceof List<?> l) {
            return l;
        }
        throw wrong(name, v, "a list");
    }

    private static IOException wrong(String name, @Nullable Object found, String expected) {
        String what = found == null ? "nothing" : found instanceof JsonFields ? "an object" : String.valueOf(found);
        return new IOException(name + ": found " + (what.length() > 60 ? what.substring(0, 60) + "..." : what)
                + ", expected " + expected);
    }
}
