package org.pclnlab.harness.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * One headless Chromium that opens pages one after the other, driven by its DevTools protocol. What the browser itself
 * reports of a page is kept: messages, exceptions, and every request, also one that is not answered.
 */
public final class BrowserSession implements AutoCloseable {
    private static final long TIMEOUT_S = 60;

    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0");

    /**
     * A page that has been loaded and has drawn itself.
     *
     * @param dom the document as it is then
     * @param complaints what the console or the browser's log says of it
     * @param requests addresses that were asked for, the page itself first
     */
    public record Page(String dom, List<String> complaints, List<String> requests) {
        public String attribute(String name) {
            int at = dom.indexOf(" " + name + "=\"");
            return at < 0 ? "" : dom.substring(at + name.length() + 3, dom.indexOf('"', at + name.length() + 3));
        }
    }

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final String session;
    private int id;

    /** Starts the browser of this machine; ends the test as not run when it is none that takes these options. */
    public static BrowserSession start(Path dir) throws IOException, InterruptedException {
        String named = System.getenv("PCLNLAB_BROWSER");
        for (String program : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                if (named == null && Files.isExecutable(Path.of(folder, program))) {
                    named = program;
                }
            }
        }
        Assumptions.assumeTrue(named != null, "browser: only Chromium takes these options");
        return new BrowserSession(named == null ? "" : named, dir);
    }

    /** Starts {@code program} with an empty profile inside {@code dir}. */
    BrowserSession(String program, Path dir) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(dir, "profile");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + profile);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("browser.log").toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", dir.toString());
        process = builder.start();
        try {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address(profile.resolve("DevToolsActivePort").toFile()), new Listener())
                    .join();
            Object target =
                    call("Target.createTarget", "{\"url\":\"about:blank\"}", "").get("targetId");
            session = String.valueOf(
                    call("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}", "")
                            .get("sessionId"));
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                call(domain + ".enable", "{}", session);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            end();
            throw e;
        }
    }

    /** The browser writes port and path into this file once it listens. */
    private static URI address(File file) throws IOException, InterruptedException {
        for (int i = 0; i < TIMEOUT_S * 20; i++) {
            List<String> lines = file.exists() ? Files.readAllLines(file.toPath()) : List.of();
            if (lines.size() == 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser does not listen");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Opens a page in a window of this size and waits until its script says that it is ready. */
    public Page open(String url, int width, int height) throws IOException, InterruptedException {
        complaints.clear();
        requests.clear();
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}",
                session);
        evaluate("window.before = 1"); // so that the document before is not taken for this one
        call("Page.navigate", "{\"url\":\"" + url + "\"}", session);
        String ready = "!window.before && document.querySelector('[data-ready]') !== null";
        for (int i = 0; i < TIMEOUT_S * 20 && !evaluate(ready).equals("true"); i++) {
            Thread.sleep(50);
        }
        String dom = evaluate("document.documentElement.outerHTML");
        return new Page(dom, List.copyOf(complaints), List.copyOf(requests));
    }

    /** What the reader prefers from now on: {@code light} or {@code dark}. */
    public void prefer(String scheme) throws IOException, InterruptedException {
        call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}",
                session);
    }

    /** What is seen of the page now, as PNG. */
    public byte[] screenshot() throws IOException, InterruptedException {
        Object data =
                call("Page.captureScreenshot", "{\"format\":\"png\"}", session).get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }

    /** Clicks with the mouse in the middle of what a selector finds first, where the page is drawn then. */
    public void click(String selector) throws IOException, InterruptedException {
        String at = evaluate("(() => { const e = document.querySelector('" + selector
                + "'); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return (r.left + r.width / 2) + ',' + (r.top + r.height / 2); })()");
        String[] xy = at.split(",", -1);
        if (xy.length != 2) {
            throw new IOException("nothing is " + selector + ": " + at);
        }
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    "{\"type\":\"" + type + "\",\"x\":" + xy[0] + ",\"y\":" + xy[1]
                            + ",\"button\":\"left\",\"clickCount\":1}",
                    session);
        }
    }

    /** Presses and releases a key, which types {@code text} if it is not empty. */
    public void press(String key, String text) throws IOException, InterruptedException {
        String named = "\"key\":\"" + key + "\"";
        call(
                "Input.dispatchKeyEvent",
                "{\"type\":\"keyDown\"," + named + (text.isEmpty() ? "" : ",\"text\":\"" + text + "\"") + "}",
                session);
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + named + "}", session);
    }

    /** Waits until an expression of the page is true. */
    public boolean becomes(String expression) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && !evaluate(expression).equals("true"); i++) {
            Thread.sleep(20);
        }
        return evaluate(expression).equals("true");
    }

    /** The document as it is now, and what was complained of and asked for since the page was opened. */
    public Page now() throws IOException, InterruptedException {
        return new Page(evaluate("document.documentElement.outerHTML"), List.copyOf(complaints), List.copyOf(requests));
    }

    private String evaluate(String expression) throws IOException, InterruptedException {
        Map<?, ?> result = call("Runtime.evaluate", "{\"expression\":\"" + expression + "\"}", session);
        return result.get("result") instanceof Map<?, ?> value ? String.valueOf(value.get("value")) : "";
    }

    /** One call of the protocol; events that arrive meanwhile are kept. */
    private Map<?, ?> call(String method, String parameters, String to) throws IOException, InterruptedException {
        int asked = ++id;
        String head = "{\"id\":" + asked + (to.isEmpty() ? "" : ",\"sessionId\":\"" + to + "\"");
        socket.sendText(head + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        while (true) {
            String text = messages.poll(TIMEOUT_S, TimeUnit.SECONDS);
            if (text == null) {
                throw new IOException("the browser does not answer " + method);
            }
            Map<?, ?> message = read(text);
            if (String.valueOf(asked).equals(String.valueOf(message.get("id")))) {
                if (message.get("result") instanceof Map<?, ?> result) {
                    return result;
                }
                throw new IOException(method + ": " + text);
            }
            note(String.valueOf(message.get("method")), message.get("params"), text);
        }
    }

    private void note(String event, @Nullable Object parameters, String text) {
        switch (event) {
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" -> complaints.add(text);
            case "Network.requestWillBeSent" -> {
                if (parameters instanceof Map<?, ?> p && p.get("request") instanceof Map<?, ?> request) {
                    requests.add(String.valueOf(request.get("url")));
                }
            }
            default -> {}
        }
    }

    private static Map<?, ?> read(String text) throws IOException {
        try (JsonParser p = new JsonFactory().createParser(text)) {
            p.nextToken();
            return value(p) instanceof Map<?, ?> map ? map : Map.of();
        }
    }

    private static @Nullable Object value(JsonParser p) throws IOException {
        if (p.currentToken() == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            while (p.nextToken() != JsonToken.END_OBJECT) {
                String name = p.currentName();
                p.nextToken();
                out.put(name, value(p));
            }
            return out;
        }
        if (p.currentToken() == JsonToken.START_ARRAY) {
            List<@Nullable Object> out = new ArrayList<>();
            while (p.nextToken() != JsonToken.END_ARRAY) {
                out.add(value(p));
            }
            return out;
        }
        return p.currentToken() == JsonToken.VALUE_NULL ? null : p.getText();
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(TIMEOUT_S, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        end();
    }
}
