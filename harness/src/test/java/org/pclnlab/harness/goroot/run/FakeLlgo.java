package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A compiler that takes the command line of llgo and calls go. Programs see which of the two built them by the variable
 * {@code main.tool}, so that each case decides how it goes with "llgo".
 */
public final class FakeLlgo {
    private FakeLlgo() {}

    /** Installs it; the argument of {@code --tool}. */
    public static String install(Path dir, String brokenBuild) throws IOException {
        Path root = Files.createDirectories(dir.resolve("repository"));
        Files.writeString(root.resolve("go.mod"), "module example.org/fake/llgo\n\ngo 1.25\n", StandardCharsets.UTF_8);
        Path llgo = dir.resolve("llgo");
        String script = """
            #!/bin/sh
            case "$1" in
            version) echo "llgo v0.0-fake" ;;
            build | install)
              %s
              verb=$1
              shift
              exec go "$verb" -ldflags=-X=main.tool=llgo "$@" ;;
            tool)
              shift 2
              for a; do
                case "$a" in -m | -live)
                  echo "compile: unsupported llgo compiler option(s): $a" >&2
                  exit 2 ;;
                esac
              done
              exec go tool compile -o "$TMPDIR/x.a" "$@" ;;
            *) exit 9 ;;
            esac
            """.formatted(brokenBuild);
        Files.writeString(llgo, script, StandardCharsets.UTF_8);
        if (!llgo.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + llgo + " executable");
        }
        return "fake=llgo," + llgo + "," + root;
    }

    /** A case of {@code run} whose main is {@code body}. */
    public static void program(Path root, String name, String body) throws IOException {
        Files.createDirectories(root);
        String imports = body.contains("os.") ? "import \"os\"\n\n" : "";
        String text = "// run\n\npackage main\n\n" + imports + "var tool = \"gc\"\n\nfunc main() {\n\t_ = tool\n\t"
                + body + "\n}\n";
        Files.writeString(root.resolve(name), text, StandardCharsets.UTF_8);
    }
}
