package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoleUseTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsOneAtATime() {
        ClusterDirectory directory = ClusterDirectory.of(folder, "mine");
        createFolder(directory);
        SoleUse first = SoleUse.begin(directory);
        assertThatThrownBy(() -> SoleUse.begin(directory))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("Cluster mine is being tested already, by process "
                        + ProcessHandle.current().pid());
        first.close();
        SoleUse.begin(directory).close();
    }

    @Test
    void anotherProcessHasItUntilItEnds() throws Exception {
        ClusterDirectory directory = ClusterDirectory.of(folder, "theirs");
        createFolder(directory);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        "theirs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("begun");
        assertThatThrownBy(() -> SoleUse.begin(directory))
                .hasMessageContaining("is being tested already, by process " + other.pid());
        other.destroyForcibly().waitFor();
        SoleUse.begin(directory).close();
    }

    @Test
    void itsFileGoesWithTheCluster() {
        ClusterDirectory directory = ClusterDirectory.of(folder, "mine");
        createFolder(directory);
        SoleUse.begin(directory).close();
        directory.delete();
        assertThat(directory.path()).doesNotExist();
    }

    private static void createFolder(ClusterDirectory directory) {
        assertThat(directory.path().toFile().mkdirs()).isTrue();
    }

    /** A process that uses a cluster until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String... arguments) throws Exception {
            SoleUse.begin(ClusterDirectory.of(Path.of(arguments[0]), arguments[1]));
            System.out.println("begun");
            Thread.currentThread().join();
        }
    }
}
