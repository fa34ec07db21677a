package io.nonet.docker;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Image;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.UnfinishedFile;
import io.nonet.topology.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The image that machines are made of, named by the versions in it; {@code images/build} makes it. */
final class MachineImage {
    static final String REPOSITORY = "nonet/machine";

    private MachineImage() {}

    /** The image's name, such as {@code nonet/machine:consul-1.14.3-nomad-1.4.3}. */
    static String name(Versions versions) {
        return REPOSITORY + ":consul-" + versions.consul() + "-nomad-" + versions.nomad();
    }

    /**
     * The id of the image for these versions.
     *
     * @throws EnvironmentUnusableException if the engine has no such image; lists those it has
     */
    static String require(DockerClient docker, Versions versions) {
        String name = name(versions);
        List<Image> present =
                docker.listImagesCmd().withReferenceFilter(REPOSITORY).exec();
        return idOf(name, present)
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "The engine has no image " + name + "; of " + REPOSITORY + " it has "
                                + (present.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                present.stream()
                                                        .flatMap(MachineImage::names)
                                                        .toList()))
                                + ".",
                        "Run images/build, or images/build --all for the older version too (minutes, once), or set"
                                + " versions that an image has."));
    }

    /** The id of the image for these versions; empty if the engine has none. */
    static Optional<String> find(DockerClient docker, Versions versions) {
        return idOf(
                name(versions),
                docker.listImagesCmd().withReferenceFilter(REPOSITORY).exec());
    }

    private static Optional<String> idOf(String name, List<Image> images) {
        return images.stream()
                .filter(image -> names(image).anyMatch(name::equals))
                .map(Image::getId)
                .findFirst();
    }

    static String architecture(DockerClient docker, Versions versions) {
        String said = docker.inspectImageCmd(require(docker, versions)).exec().getArch();
        return requireNonNullElse(said, "");
    }

    static void copy(DockerClient docker, Versions versions, String path, Path target) {
        String image = require(docker, versions);
        try (TemporaryContainer container = TemporaryContainer.of(docker, image);
                InputStream archive =
                        docker.copyArchiveFromContainerCmd(container.id(), path).exec();
                UnfinishedFile part = UnfinishedFile.in(requireNonNull(target.getParent(), "target's folder"))) {
            Archive.copyOnlyFile(archive, part.path());
            Files.setPosixFilePermissions(part.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
            part.become(target);
        } catch (DockerException | IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot copy " + path + " from " + name(versions) + " to " + target + ": " + e.getMessage(),
                    "Check that the image has this file and the disk has room.",
                    e);
        }
    }

    private static Stream<String> names(Image image) {
        String[] tags = image.getRepoTags();
        return tags == null ? Stream.empty() : Stream.of(tags);
    }
}
