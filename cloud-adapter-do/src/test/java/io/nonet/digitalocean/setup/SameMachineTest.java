package io.nonet.digitalocean.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.ssh.SshMachine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** What is put onto droplets, held against the recipe of the machine image. */
class SameMachineTest {
    private static final Path IMAGES = Path.of("..", "images");

    @Test
    void installsThePackagesOfTheImageButItsInit() throws IOException {
        String line = Files.readAllLines(IMAGES.resolve("build")).stream()
                .filter(words -> words.startsWith("packages="))
                .findFirst()
                .orElseThrow();
        List<String> expected =
                new ArrayList<>(List.of(line.substring("packages=".length()).split(",")));
        expected.remove("tini");
        // Debian's base has it, and cloud images too; it is named since the download needs its modules.
        expected.add("perl");
        List<String> all = new ArrayList<>(MachineSetUp.PACKAGES);
        all.addAll(MachineSetUp.ENGINE_PACKAGES);
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void commandsAndServicesFindTheEnvironmentOfTheImage() throws IOException {
        String environment = Files.readString(IMAGES.resolve("Dockerfile"));
        environment = environment.substring(environment.indexOf("ENV ") + 4, environment.indexOf("STOPSIGNAL"));
        List<String> expected = Arrays.stream(
                        environment.replace("\\", " ").strip().split("\\s+"))
                .toList();
        assertThat(SshMachine.ENVIRONMENT.split(" ")).contains(expected.toArray(new String[0]));
    }

    @Test
    void carriesEveryFileOfTheImageWithItsMode() throws IOException {
        Map<String, Boolean> expected = new TreeMap<>();
        Path rootfs = IMAGES.resolve("rootfs");
        try (Stream<Path> files = Files.walk(rootfs)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> expected.put(rootfs.relativize(file).toString(), Files.isExecutable(file)));
        }
        Map<String, Boolean> carried = new TreeMap<>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(SetUpResource.ROOTFS.bytes()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    carried.put(entry.getName(), (entry.getMode() & 0111) != 0);
                    assertThat(entry.getLongUserId()).isZero();
                }
            }
        }
        // Run by root alone on this computer, who may execute what has any such bit.
        assertThat(carried).hasSizeGreaterThan(15).isEqualTo(expected);
    }

    @Test
    void hasAllFoldersOfTheImage() throws IOException {
        String recipe = Files.readString(IMAGES.resolve("Dockerfile"));
        TreeSet<String> folders = new TreeSet<>();
        Pattern.compile("mkdir -p (.*)")
                .matcher(recipe)
                .results()
                .forEach(found -> folders.addAll(List.of(found.group(1).split(" "))));
        assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(SetUpResource.LAYOUT.text())
                .contains(folder));
    }
}
