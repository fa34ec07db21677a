package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code nonet} in a folder of its own, with stand-ins that write down how they are called. */
class LauncherScriptTest {
    private static final String MAVEN = """
            echo "mvn $*" >>"$CALLS"
            mkdir -p cli/target/lib && touch cli/target/nonet.jar cli/target/lib/one.jar
            """;
    private static final String JAVA = """
            for argument in "$@"; do
                case $argument in
                    -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}" ;;
                    -XX:SharedArchiveFile=*) echo "java with archive" >>"$CALLS" ;;
                esac
            done
            shift $(($# - 1))
            echo "java $1" >>"$CALLS"
            """;
    /** What both real programs do upon Ctrl-C, which a terminal sends to all of the foreground. */
    private static final String INTERRUPTED = "trap 'exit 130' INT\nkill -INT 0\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        script("nonet", Files.readString(Path.of("../nonet")));
        for (String source : List.of("topology", "harness-core", "chaos", "cloud-adapter-do", "cli")) {
            Files.createDirectory(folder.resolve(source));
        }
        Files.createFile(folder.resolve("pom.xml"));
        script("images/build", "#!/bin/sh\necho \"image $*\" >>\"$CALLS\"\n");
        stub("docker", "echo engine >>\"$CALLS\"\n");
        stub("mvn", MAVEN);
        stub("java", JAVA);
    }

    @Test
    void preparesWhatIsMissingAndThenHandsOver() throws Exception {
        assertThat(nonet("up")).isZero();
        assertThat(calls())
                .satisfies(calls -> assertThat(calls.get(2)).startsWith("mvn "))
                .hasSize(6)
                .containsSubsequence("engine", "image --check", "java warm-up", "java with archive", "java up");
    }

    @Test
    void preparesNothingTwice() throws Exception {
        nonet("up");
        forgetCalls();
        assertThat(nonet("up")).isZero();
        assertThat(calls()).containsExactly("engine", "image --check", "java with archive", "java up");
    }

    @Test
    void launchesNothingWhenTheBuildIsInterrupted() throws Exception {
        stub("mvn", INTERRUPTED);
        assertThat(nonet("up")).isEqualTo(130);
        assertThat(calls()).containsExactly("engine", "image --check");
    }

    @Test
    void launchesNothingWhenTheWarmUpIsInterrupted() throws Exception {
        stub("java", INTERRUPTED);
        assertThat(nonet("up")).isEqualTo(130);
        stub("java", JAVA);
        forgetCalls();
        assertThat(nonet("up")).isZero();
        assertThat(calls()).containsSubsequence("java warm-up", "java with archive", "java up");
    }

    @Test
    void makesTheArchiveAnewWhenAJarIsNewer() throws Exception {
        nonet("status");
        forgetCalls();
        FileTime made = Files.getLastModifiedTime(folder.resolve("cli/target/nonet.jsa"));
        FileTime later = FileTime.from(made.toInstant().plusSeconds(5));
        Files.setLastModifiedTime(folder.resolve("cli/target/lib/one.jar"), later);
        nonet("status");
        assertThat(calls()).containsSubsequence("java warm-up", "java with archive", "java status");
    }

    @Test
    void makesTheArchiveAnewWhenItWasMadeWithoutTheImage() throws Exception {
        script("images/build", "#!/bin/sh\nexit 1\n");
        nonet("doctor");
        assertThat(calls()).contains("java warm-up");
        forgetCalls();
        nonet("doctor");
        assertThat(calls()).containsExactly("java with archive", "java doctor");
        forgetCalls();
        script("images/build", "#!/bin/sh\n");
        nonet("up");
        assertThat(calls()).containsExactly("engine", "java warm-up", "java with archive", "java up");
    }

    @Test
    void helpNeedsNeitherEngineNorImage() throws Exception {
        nonet("up");
        forgetCalls();
        assertThat(nonet("up", "--help")).isZero();
        assertThat(calls()).containsExactly("java with archive", "java --help");
    }

    @Test
    void launchesElsewhereNeedNeitherEngineNorImage() throws Exception {
        nonet("up");
        forgetCalls();
        assertThat(nonet("up", "--on", "digitalocean")).isZero();
        assertThat(calls()).containsExactly("java with archive", "java digitalocean");
    }

    @Test
    void checksWithoutScenariosNeedNeitherEngineNorImage() throws Exception {
        assertThat(nonet("verify", "-DskipScenarios")).isZero();
        assertThat(calls()).containsExactly("mvn -B verify -DskipScenarios");
    }

    @Test
    void scenariosNeedBoth() throws Exception {
        assertThat(nonet("verify")).isZero();
        assertThat(calls()).containsExactly("engine", "image --check --all", "mvn -B verify");
    }

    @Test
    void aScenarioNeedsEngineAndImageUnlessItRunsOnAClusterThatIsThere() throws Exception {
        nonet("status");
        forgetCalls();
        assertThat(nonet("scenario", "run", "leader-election")).isZero();
        assertThat(calls()).containsExactly("engine", "image --check", "java with archive", "java leader-election");
        forgetCalls();
        assertThat(nonet("scenario", "run", "node-drain", "web-interfaces")).isZero();
        assertThat(calls())
                .containsExactly("engine", "image --check --all", "java with archive", "java web-interfaces");
        forgetCalls();
        assertThat(nonet("scenario", "run", "node-drain", "--cluster", "mine")).isZero();
        assertThat(nonet("scenario", "run", "--name=mine", "node-drain")).isZero();
        assertThat(nonet("scenario", "list")).isZero();
        assertThat(calls())
                .containsExactly(
                        "java with archive",
                        "java mine",
                        "java with archive",
                        "java node-drain",
                        "java with archive",
                        "java list");
    }

    @Test
    void installsNothingWhenToldSo() throws Exception {
        assertThat(nonet("--no-install", "status")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(calls()).isEmpty();
    }

    /** In a session of its own, so that its Ctrl-C reaches nobody else; and able to be interrupted, whoever started us. */
    private int nonet(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "--wait",
                "env",
                "--default-signal=INT",
                folder.resolve("nonet").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().put("DOCKER_HOST", "tcp://nowhere.invalid:1");
        return builder.start().waitFor();
    }

    private List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private void forgetCalls() throws IOException {
        Files.deleteIfExists(folder.resolve("calls"));
    }

    private void stub(String name, String text) throws IOException {
        script("bin/" + name, "#!/bin/bash\n" + text);
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
