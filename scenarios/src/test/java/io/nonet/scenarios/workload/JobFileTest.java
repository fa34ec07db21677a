package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.scenarios.assertions.TestingCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatThereIs() throws IOException {
        Path file = Files.writeString(folder.resolve("web.nomad"), "job \"web\" {}");

        assertThat(JobFile.read(file)).isEqualTo(new JobFile(file.toString(), "job \"web\" {}"));
    }

    @Test
    void saysWhatIsThereInsteadOfAJob() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.nomad"), " \n");
        Path bytes = Files.write(folder.resolve("bytes.nomad"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path missing = folder.resolve("missing.nomad");

        assertThatThrownBy(() -> JobFile.read(folder))
                .isInstanceOf(JobFileException.class)
                .hasMessage("'" + folder + "': expected a job file in HCL, found a folder");
        assertThatThrownBy(() -> JobFile.read(empty))
                .isInstanceOf(JobFileException.class)
                .hasMessage(empty + ": expected a job in HCL, found an empty file");
        assertThatThrownBy(() -> JobFile.read(bytes))
                .isInstanceOf(JobFileException.class)
                .hasMessage(bytes + ": expected a job in HCL, found what is no text in UTF-8");
        assertThatThrownBy(() -> JobFile.read(missing))
                .isInstanceOf(JobFileException.class)
                .hasMessage(missing + ": there is no such job file");
    }

    @Test
    void refusesWhatCouldBeReadOnceOnly() {
        Path device = Path.of("/dev/null");

        assertThatThrownBy(() -> JobFile.read(device))
                .isInstanceOf(JobFileException.class)
                .hasMessage(
                        "'/dev/null': expected a job file in HCL, found a pipe or a device, which is gone once it was read;"
                                + " write it to a file");
    }

    @Test
    void aJobWithoutANameIsTheFilesFault() {
        try (TestingCluster agents = new TestingCluster(folder)) {
            agents.answers("/v1/jobs/parse", "{\"ID\": \"\", \"Name\": \"\"}");

            assertThatThrownBy(() -> new JobFile("my.nomad", "job \"\" {}")
                            .parse(agents.cluster().nomad()))
                    .isInstanceOf(JobFileException.class)
                    .hasMessage("my.nomad: expected a job with a name, found one without");
        }
    }
}
