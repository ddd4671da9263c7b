package org.pclnlab.harness.heap;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.pclnlab.emulator.heapprofile.ProfileRecord;
import org.pclnlab.emulator.heapprofile.Scaling;
import org.pclnlab.emulator.heapprofile.Stack;

/**
 * Writes records as the gzipped protobuf that {@code go tool pprof} reads, scaled as runtime/pprof scales them (spec 06 A10.1).
 * Field numbers are those of pprof's profile.proto.
 */
public final class PprofWriter {
    private static final int SAMPLE_TYPE = 1,
            SAMPLE = 2,
            LOCATION = 4,
            FUNCTION = 5,
            STRINGS = 6,
            PERIOD_TYPE = 11,
            PERIOD = 12,
            DEFAULT_TYPE = 14;

    private final List<String> strings = new ArrayList<>(List.of(""));
    private final Map<String, Long> stringIds = new HashMap<>(Map.of("", 0L));
    private final Map<Long, Long> locations = new LinkedHashMap<>();
    private final Map<String, Long> functions = new LinkedHashMap<>();
    private final Replay.Result replay;

    private PprofWriter(Replay.Result replay) {
        this.replay = replay;
    }

    public static void write(Replay.Result replay, OutputStream to) throws IOException {
        try (GZIPOutputStream zip = new GZIPOutputStream(to)) {
            CodedOutputStream out = CodedOutputStream.newInstance(zip);
            new PprofWriter(replay).write(out);
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    private static ByteString message(Body body) {
        ByteString.Output bytes = ByteString.newOutput();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            body.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString();
    }

    private void write(CodedOutputStream out) throws IOException {
        for (String type : List.of("alloc_objects", "alloc_space", "inuse_objects", "inuse_space")) {
            out.writeBytes(SAMPLE_TYPE, valueType(type, type.endsWith("space") ? "bytes" : "count"));
        }
        for (ProfileRecord r : replay.records()) {
            out.writeBytes(SAMPLE, sample(r));
        }
        for (Map.Entry<Long, Long> e : locations.entrySet()) {
            out.writeBytes(LOCATION, location(e.getKey(), e.getValue()));
        }
        for (Map.Entry<String, Long> e : functions.entrySet()) {
            long name = string(e.getKey());
            out.writeBytes(FUNCTION, message(f -> {
                f.writeUInt64(1, e.getValue());
                f.writeInt64(2, name);
            }));
        }
        out.writeBytes(PERIOD_TYPE, valueType("space", "bytes"));
        out.writeInt64(PERIOD, replay.rate());
        out.writeInt64(DEFAULT_TYPE, string("inuse_space"));
        for (String s : strings) {
            out.writeString(STRINGS, s);
        }
    }

    private ByteString valueType(String type, String unit) {
        long typeId = string(type), unitId = string(unit);
        return message(v -> {
            v.writeInt64(1, typeId);
            v.writeInt64(2, unitId);
        });
    }

    private ByteString sample(ProfileRecord r) {
        Scaling.Estimate all = Scaling.scale(r.allocObjects(), r.allocBytes(), replay.rate());
        Scaling.Estimate live = Scaling.scale(r.inUseObjects(), r.inUseBytes(), replay.rate());
        Stack stack = r.stack();
        long key = string("bytes"), unit = string("bytes");
        return message(s -> {
            for (int i = 0; i < stack.depth(); i++) {
                s.writeUInt64(1, locationId(stack.pc(i)));
            }
            for (long value : new long[] {all.objects(), all.bytes(), live.objects(), live.bytes()}) {
                s.writeInt64(2, value);
            }
            if (r.allocObjects() != 0) {
                s.writeBytes(3, message(label -> {
                    label.writeInt64(1, key);
                    label.writeInt64(3, r.allocBytes() / r.allocObjects());
                    label.writeInt64(4, unit);
                }));
            }
        });
    }

    private long locationId(long pc) {
        return locations.computeIfAbsent(pc, p -> locations.size() + 1L);
    }

    private ByteString location(long pc, long id) {
        Replay.Frame frame = replay.frames().get(Long.toHexString(pc));
        return message(l -> {
            l.writeUInt64(1, id);
            l.writeUInt64(3, pc);
            if (frame != null) {
                long function = functions.computeIfAbsent(frame.function(), f -> functions.size() + 1L);
                l.writeBytes(4, message(line -> {
                    line.writeUInt64(1, function);
                    line.writeInt64(2, frame.line());
                }));
            }
        });
    }

    private long string(String s) {
        return stringIds.computeIfAbsent(s, t -> {
            strings.add(t);
            return strings.size() - 1L;
        });
    }
}
