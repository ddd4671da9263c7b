package org.pclnlab.harness.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.run.FakeLlgo;
import org.pclnlab.testing.Requires;

/** The examples for clusters, run: Slurm's by a Slurm of one node that this test starts, Kubernetes' by its own script. */
@Requires.Linux
class ClusterExamplesTest {
    private static final Path EXAMPLES = Workflow.ROOT.resolve("examples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path cases;

    private final Map<String, String> env = new java.util.HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        cases = dir.resolve("cases");
        for (int i = 0; i < 2; i++) {
            FakeLlgo.program(cases, "good" + i + ".go", "println(" + i + ")");
        }
        FakeLlgo.program(cases, "bad.go", "if tool == \"llgo\" { panic(\"boom\") }");
        String[] parts = FakeLlgo.install(Files.createDirectories(dir.resolve("fake")), "")
                .split(",", -1);
        Path bin = Files.createDirectories(dir.resolve("bin"));
        Path pclnlab = LocalPclnlab.install(bin);
        env.put("LLGO", parts[1]);
        env.put("LLGO_ROOT", parts[2]);
        env.put("PCLNLAB", pclnlab.toString());
        env.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        env.put("GOCACHE", LocalPclnlab.goCache());
        env.put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    }

    private String run(int expected, String... command) throws Exception {
        ProcessBuilder b = new ProcessBuilder(command).redirectErrorStream(true).directory(dir.toFile());
        b.environment().putAll(env);
        Process p = b.start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, p.waitFor(), said);
        return said.strip();
    }

    @Test
    void theKubernetesJobRunsEveryIndexOnce() throws Exception {
        Map<?, ?> job = Workflow.map(Workflow.load(EXAMPLES.resolve("kubernetes/goroot.yaml")));
        Map<?, ?> spec = Workflow.map(job.get("spec"));
        assertEquals("Indexed", spec.get("completionMode"));
        Map<?, ?> pod = Workflow.map(Workflow.map(spec.get("template")).get("spec"));
        Map<?, ?> container = Workflow.map(Workflow.list(pod.get("containers")).get(0));
        assertTrue(Workflow.text(container.get("env")).contains("SHARDS, value=" + spec.get("completions")));
        String script = Workflow.text(Workflow.list(container.get("args")).get(0));
        env.put("SHARDS", "2");
        env.put("OUT", dir.toString());
        env.put("OPTIONS", "--root " + cases + " --no-xfail");
        for (String index : List.of("0", "1")) {
            env.put("JOB_COMPLETION_INDEX", index);
            run(0, "bash", "-c", script);
        }
        String merged = run(1, env.getOrDefault("PCLNLAB", ""), "goroot", "merge", "shard-0.jsonl", "shard-1.jsonl");
        assertTrue(merged.endsWith("FINDINGS: 6 results, 1 red; not run: nothing"), merged);
    }

    @Test
    @Requires.Slurm
    void theSlurmArrayRunsAndIsMerged() throws Exception {
        List<Process> daemons = new ArrayList<>();
        try {
            slurm(daemons);
            String job = run(
                    0,
                    EXAMPLES.resolve("slurm/submit.sh").toString(),
                    "2",
                    "night",
                    "--root",
                    cases.toString(),
                    "--no-xfail");
            // The merge ends with 1, for its finding; for Slurm that is a job that failed.
            String state = "";
            for (int i = 0; i < 1200 && !state.matches("(?s).*JobState=(COMPLETED|FAILED|CANCELLED|TIMEOUT).*"); i++) {
                Thread.sleep(250);
                state = run(0, "scontrol", "show", "job", job);
            }
            assertTrue(state.contains("JobState=FAILED") && state.contains("ExitCode=1:0"), state + logs());
            String merged = Files.readString(dir.resolve("night/merge.log")).strip();
            assertTrue(merged.endsWith("FINDINGS: 6 results, 1 red; not run: nothing"), merged);
            try (Stream<Path> parts = Files.list(dir.resolve("night"))) {
                assertEquals(
                        2,
                        parts.filter(p -> p.toString().matches(".*/shard-[12]\\.jsonl"))
                                .count());
            }
            assertTrue(Files.size(dir.resolve("night/report/report.html")) > 0);
        } finally {
            for (int i = daemons.size() - 1; i >= 0; i--) {
                daemons.get(i).destroy();
                if (!daemons.get(i).waitFor(20, TimeUnit.SECONDS)) {
                    daemons.get(i).destroyForcibly();
                }
            }
        }
    }

    /** What Slurm and its jobs say, for a test that failed. */
    private String logs() throws IOException {
        StringBuilder out = new StringBuilder();
        for (String folder : List.of("", "night")) {
            try (Stream<Path> files = Files.list(dir.resolve(folder))) {
                for (Path f : files.filter(p -> p.toString().matches(".*\\.(log|out)"))
                        .sorted()
                        .toList()) {
                    out.append('\n').append(f).append('\n').append(Files.readString(f));
                }
            }
        }
        return out.toString();
    }

    /** A Slurm of this machine alone, as this user, with everything in the folder of the test. */
    private void slurm(List<Process> daemons) throws Exception {
        byte[] secret = new byte[1024];
        new SecureRandom().nextBytes(secret);
        Path key = dir.resolve("munge.key");
        Files.write(key, secret);
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("r--------"));
        Files.setPosixFilePermissions(dir, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String d : List.of("state", "spool")) {
            Files.createDirectories(dir.resolve(d));
        }
        String host = run(0, "uname", "-n").split("\\.", 2)[0];
        String user = System.getProperty("user.name");
        int port = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
        Path conf = dir.resolve("slurm.conf");
        Files.writeString(conf, """
            ClusterName=one
            SlurmctldHost=%1$s(127.0.0.1)
            SlurmUser=%2$s
            SlurmdUser=%2$s
            SlurmctldPort=%3$d
            SlurmdPort=%4$d
            AuthType=auth/munge
            AuthInfo=socket=%5$s/munge.sock
            CryptoType=crypto/munge
            StateSaveLocation=%5$s/state
            SlurmdSpoolDir=%5$s/spool
            SlurmctldPidFile=%5$s/ctld.pid
            SlurmdPidFile=%5$s/slurmd.pid
            ProctrackType=proctrack/pgid
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            JobAcctGatherType=jobacct_gather/none
            MpiDefault=none
            SlurmdParameters=config_overrides
            NodeName=%1$s NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
            PartitionName=all Nodes=%1$s Default=YES MaxTime=INFINITE State=UP
            """.formatted(host, user, port, port + 1, dir));
        env.put("SLURM_CONF", conf.toString());
        daemons.add(daemon(
                "munged",
                "-F",
                "--key-file=" + key,
                "--socket=" + dir.resolve("munge.sock"),
                "--pid-file=" + dir.resolve("munge.pid"),
                "--log-file=" + dir.resolve("munge.log"),
                "--seed-file=" + dir.resolve("munge.seed")));
        waitFor("munge.sock");
        daemons.add(daemon("slurmctld", "-D", "-c", "-f", conf.toString()));
        waitFor("ctld.pid");
        daemons.add(daemon("slurmd", "-D", "-f", conf.toString()));
        waitFor("slurmd.pid");
    }

    private Process daemon(String... command) throws IOException {
        ProcessBuilder b = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(command[0] + ".out").toFile());
        b.environment().putAll(env);
        return b.start();
    }

    private void waitFor(String file) throws InterruptedException {
        for (int i = 0; i < 200 && !Files.exists(dir.resolve(file)); i++) {
            Thread.sleep(50);
        }
    }
}
