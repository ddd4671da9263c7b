package org.pclnlab.emulator.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of spec 01 section 11 (V1, V2) and spec 04 section 15 (V7). */
class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "'', 811c9dc5, cbf29ce484222325",
        "a, e40c292c, af63dc4c8601ec8c",
        "foobar, bf9cf968, ''",
        "main.main, a8eba51b, 88eef770c5aaa63b",
        "runtime.main, '', 8167bd4f8f7c4cce",
        "main, '', 1f5962a2ce9803c8",
        "example.com/p.a, 8702a054, 252cd10809079a54",
        "example.com/p.b, 8a02a50d, 252cd40809079f6d",
        "__llgo_stub.main.main, '', 1743de9ef6773df4",
        "main.a, 8a7eacc9, ''",
        "command-line-arguments.a, 0019539b, ''",
    })
    void hashes(String input, String fnv32, String id) {
        if (!fnv32.isEmpty()) {
            assertEquals(Integer.parseUnsignedInt(fnv32, 16), Names.fnv1a32(input));
        }
        if (!id.isEmpty()) {
            assertEquals(Long.parseUnsignedLong(id, 16), Names.symbolId(input));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "main.main, 1, df30a1864332317a",
        "main.main, 2, c035da7d3842e759",
        "main.main, 256, 38d8ed04fc4da8c0",
        "'', 1, 89cd31291d2aefa4",
    })
    void statementIds(String symbol, long seq, String id) {
        assertEquals(Long.parseUnsignedLong(id, 16), Names.pclineId(symbol, seq));
    }

    @ParameterizedTest
    @CsvSource({
        "main.main.func1, main, main.func1, true",
        "example.com/p.(*T).M, example.com/p, (*T).M, true",
        "example.com/p.F[other.org/q.T], example.com/p.F[other.org/q, T], true",
        "a/b, '', a/b, true",
        "a/.b, a/, b, true",
        "foo., foo, '', false",
        ".foo, '', foo, false",
    })
    void splitAndJoin(String name, String pkg, String local, boolean roundTrip) {
        assertEquals(pkg, Names.packageHalf(name));
        assertEquals(local, Names.localHalf(name));
        assertEquals(roundTrip, Names.join(pkg, local).equals(name));
    }

    @ParameterizedTest
    @CsvSource({
        "command-line-arguments.f, main.f",
        "_command-line-arguments.f, command-line-arguments.f",
        "__foo, _foo",
        "_/src/x.F, /src/x.F",
        "_, ''",
        "command-line-arguments., main.",
    })
    void publicNames(String name, String reported) {
        assertEquals(reported, Names.publicName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "__llgo_pcsite_0123, true",
        "___llgo_pcsite_, true",
        "_llgo_pcsite_01, false",
        "x__llgo_pcsite_, false",
        "llgo_pcsite_, false",
    })
    void pcSiteLabels(String name, boolean is) {
        assertEquals(is, Names.isPcSite(name));
    }

    @Test
    void placeholders() {
        assertEquals("pc=0x0", Names.unknown(0));
        assertEquals("pc=0xffffffffffffffff", Names.unknown(-1));
    }
}
