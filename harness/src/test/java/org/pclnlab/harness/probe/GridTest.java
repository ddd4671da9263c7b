package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void bothPackagesOfTheGridHaveTheSameFunctions() throws Exception {
        Path grid = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases/probes/grid");
        String main = Files.readString(grid.resolve("kinds.go"));
        String away = Files.readString(grid.resolve("away/kinds.go"));
        assertEquals(main.replaceFirst("package main", "package away"), away);
    }
}
