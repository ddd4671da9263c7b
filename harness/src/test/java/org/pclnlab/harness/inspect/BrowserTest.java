package org.pclnlab.harness.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** The page in a real headless browser: it loads without error and without network, in both themes, and can be searched. */
@Requires.Browser
class BrowserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path page;

    @BeforeAll
    static void write() throws Exception {
        Path exe = GoPrograms.build("browser", GoPrograms.PROBE, "linux/amd64");
        page = dir.resolve("page.html");
        try (OutputStream to = Files.newOutputStream(page)) {
            HtmlPage.write(
                    Inspector.inspect(
                            Loader.view(Images.read(MappedFile.open(exe).bytes()))),
                    to);
        }
    }

    private static String browser() {
        String named = System.getenv("PCLNLAB_BROWSER");
        for (String program : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                if (named == null && Files.isExecutable(Path.of(folder, program))) {
                    named = program;
                }
            }
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(named != null, "browser: only Chromium takes these options");
        return named == null ? "" : named;
    }

    /** Runs the browser; a line with CONSOLE in its log is something that the page complained about. */
    private static String run(Path file, String query, String... options) throws Exception {
        Path profile = Files.createTempDirectory(dir, "profile");
        List<String> command = new ArrayList<>(List.of(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--virtual-time-budget=4000",
                "--user-data-dir=" + profile));
        command.addAll(List.of(options));
        command.add(file.toUri() + query);
        Map<String, String> env = Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "HOME", dir.toString());
        Result r = new Launcher().run(new Command(command, env, dir, Duration.ofSeconds(60)));
        assertTrue(r.ok(), r::explain);
        assertTrue(!r.stderr().text().contains("CONSOLE"), r.stderr()::text);
        assertEquals(0, r.stdout().dropped());
        return r.stdout().text();
    }

    private static String attribute(String dom, String name) {
        int at = dom.indexOf(" " + name + "=\"");
        return at < 0 ? "" : dom.substring(at + name.length() + 3, dom.indexOf('"', at + name.length() + 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void thePageLoadsWithoutErrorAndWithoutNetwork(String theme) throws Exception {
        String dom = run(page, "?theme=" + theme, "--dump-dom");
        assertEquals(theme, attribute(dom, "data-theme"));
        assertEquals("", attribute(dom, "data-error"));
        assertEquals("0", attribute(dom, "data-ready"), "what was requested besides the page");
        assertTrue(dom.contains("<rect"), "the map is drawn");
        assertTrue(dom.contains("role=\"row\""), "rows are drawn");
    }

    @Test
    void aSearchLeavesTheRowsThatMatch() throws Exception {
        String dom = run(page, "?q=main.outer", "--dump-dom");
        String visible = dom.substring(dom.indexOf("id=\"visible\""), dom.indexOf("id=\"detail\""));
        assertTrue(visible.contains("<mark>main.outer</mark>"), visible);
        assertTrue(!visible.contains("runtime.main<"), visible);
        String all = run(page, "", "--dump-dom");
        assertTrue(all.length() > dom.length());
    }

    /** Two themes are two pictures, neither is of one colour, and the background is what the theme says. */
    @Test
    void screenshotsOfBothThemesDiffer() throws Exception {
        long[] corners = new long[2];
        for (String theme : List.of("light", "dark")) {
            Path png = dir.resolve(theme + ".png");
            run(page, "?theme=" + theme, "--window-size=1280,1600", "--screenshot=" + png);
            BufferedImage image = ImageIO.read(png.toFile());
            assertEquals(1280, image.getWidth());
            long colours = 0;
            java.util.Set<Integer> seen = new java.util.HashSet<>();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x += 3) {
                    colours += seen.add(image.getRGB(x, y)) ? 1 : 0;
                }
            }
            assertTrue(colours > 20, colours + " colours");
            corners[theme.equals("light") ? 0 : 1] = image.getRGB(5, 500) & 0xff;
        }
        assertTrue(corners[0] > 200 && corners[1] < 60, corners[0] + " and " + corners[1]);
    }

    /** Thirty hostile names as functions, files, packages, sections: the title stays, and each is there as text. */
    @Test
    void hostileNamesStayText() throws Exception {
        Path file = dir.resolve("hostile.html");
        for (String first : List.of("<script>document.title='owned'</script>", "</title><h1>owned</h1>")) {
            List<String> names = new ArrayList<>(List.of(first));
            names.addAll(Hostile.names());
            try (OutputStream to = Files.newOutputStream(file)) {
                HtmlPage.write(Hostile.inspection(names), to);
            }
            String dom = run(file, "", "--dump-dom");
            String title = dom.substring(dom.indexOf("<title>"), dom.indexOf("</title>"));
            assertTrue(title.endsWith(" - pclnlab"), title);
            assertEquals("", attribute(dom, "data-error"));
            assertTrue(!attribute(dom, "data-ready").isEmpty());
            assertTrue(!dom.contains("<h1>owned") && !dom.contains("<img"), "markup");
            String visible = dom.substring(dom.indexOf("id=\"visible\""), dom.indexOf("id=\"detail\""));
            assertTrue(visible.contains("&lt;img src=x onerror"), visible);
        }
    }
}
