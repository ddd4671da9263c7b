package org.pclnlab.harness.matrix.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.inspect.BrowserSession;
import org.pclnlab.harness.inspect.BrowserSession.Page;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Rule;
import org.pclnlab.testing.Requires;

/** The matrix' page in a real headless browser, from a file. */
@Requires.Browser
class MatrixBrowserTest {
    @TempDir
    private Path dir = Path.of(".");

    @Test
    void bothThemesAreDrawnWithoutNetwork() throws Exception {
        Path file = dir.resolve("matrix.html");
        try (OutputStream to = Files.newOutputStream(file)) {
            MatrixHtml.write(Judged.of(Results.of(20, 1, Map.of("hot.Caller0", x -> 2 * x)), Rule.USUAL), to);
        }
        try (BrowserSession browser = BrowserSession.start(dir)) {
            for (String theme : List.of("light", "dark")) {
                browser.prefer(theme);
                Page page = browser.open(file.toUri().toString(), 1280, 900);
                assertEquals(List.of(), page.complaints());
                assertEquals(List.of(file.toUri().toString()), page.requests());
                assertTrue(page.dom().contains("slower"), page::dom);
                assertEquals(20 * 3, page.dom().split("<circle", -1).length - 1, "a dot for each launch that counts");
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
                int corner = image.getRGB(5, 700) & 0xff;
                assertTrue(theme.equals("light") ? corner > 200 : corner < 60, theme + ", background " + corner);
            }
        }
    }
}
