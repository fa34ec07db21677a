package io.nonet.cli;

import io.nonet.topology.Topology;
import io.nonet.topology.file.TopologyFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to launch.
 *
 * @param file a topology file; the nine-node cluster without one
 * @param name in place of the file's
 */
record TopologySource(Optional<Path> file, Optional<String> name) {
    /**
     * Reads the topology.
     *
     * @throws io.nonet.topology.file.TopologyFileException if the file is wrong
     * @throws io.nonet.topology.TopologyException if the name is
     * @throws WrongFileException if it cannot be read as text
     */
    Topology read() {
        Topology topology = file.map(TopologySource::parse).orElseGet(Topology::nineNodes);
        return name.map(other -> topology.toBuilder().name(other).build()).orElse(topology);
    }

    private static Topology parse(Path file) {
        return TopologyFile.parse(file.toString(), text(file));
    }

    /**
     * The text of a file that is named on the command line.
     *
     * @throws WrongFileException if it cannot be read as text
     */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new WrongFileException("There is no file " + file + ".", e);
        } catch (CharacterCodingException e) {
            throw new WrongFileException("The file " + file + " is no text in UTF-8.", e);
        } catch (IOException e) {
            throw new WrongFileException("Cannot read " + file + ": " + e, e);
        }
    }
}
