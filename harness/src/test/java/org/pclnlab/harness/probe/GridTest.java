package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    @ParameterizedTest
    @CsvSource({"grid, kinds.go", "shapes, kinds.go", "shapes, places.go"})
    void bothPackagesHaveTheSameFunctions(String probe, String file) throws Exception {
        Path dir = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases/probes/" + probe);
        String main = Files.readString(dir.resolve(file));
        String away = Files.readString(dir.resolve("away").resolve(file));
        assertEquals(main.replaceFirst("package main", "package away"), away);
    }
}
