package io.nonet.scenarios.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.nonet.client.ApiException;
import io.nonet.client.nomad.JobPlan;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.NomadClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A job file in HCL.
 *
 * @param name by which messages refer to it, such as its path
 */
public record JobFile(String name, String hcl) {
    /** How Nomad calls a file that it is sent. */
    private static final String SENT = "input.hcl";

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    public JobFile {
        requireNonNull(name, "name");
        requireNonNull(hcl, "hcl");
    }

    /** One of the shipped jobs by its name, such as {@code web} for {@code jobs/web.nomad}. */
    public static JobFile shipped(String job) {
        String name = "jobs/" + job + ".nomad";
        try (InputStream file = JobFile.class.getResourceAsStream("/" + name)) {
            return new JobFile(name, new String(requireNonNull(file, name).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped job file " + name, e);
        }
    }

    /**
     * A job file of one's own.
     *
     * @throws JobFileException if it cannot be read, holds no text, or could not be read once more, as a pipe
     */
    public static JobFile read(Path file) {
        if (Files.isDirectory(file)) {
            throw new JobFileException("'" + file + "': expected a job file in HCL, found a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new JobFileException(
                    "'" + file + "': expected a job file in HCL, found a pipe or a device, which is gone"
                            + " once it was read; write it to a file");
        }
        try {
            String hcl = Files.readString(file);
            if (hcl.isBlank()) {
                throw new JobFileException(file + ": expected a job in HCL, found an empty file");
            }
            return new JobFile(file.toString(), hcl);
        } catch (NoSuchFileException e) {
            throw new JobFileException(file + ": there is no such job file", e);
        } catch (CharacterCodingException e) {
            throw new JobFileException(file + ": expected a job in HCL, found what is no text in UTF-8", e);
        } catch (IOException e) {
            throw new JobFileException("The job file " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Has Nomad read the file.
     *
     * @throws JobFileException with Nomad's message, and the file's name and line in it, if the file is wrong
     */
    public JobSpec parse(NomadClient nomad) {
        try {
            return told(() -> nomad.jobs().parse(hcl, false));
        } catch (IllegalArgumentException e) {
            throw new JobFileException(name + ": expected a job with a name, found one without", e);
        }
    }

    /**
     * Has Nomad say what running the job in this file would do.
     *
     * @throws JobFileException with Nomad's message if it does not take the job
     * @throws io.nonet.client.ClientException if it could not look at the job
     */
    JobPlan plan(NomadClient nomad, JobSpec spec) {
        return told(() -> nomad.jobs().plan(spec));
    }

    private <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            boolean judged = e.status() == BAD_REQUEST || (e.status() == SERVER_ERROR && !e.isUnserved());
            if (!judged) {
                throw e;
            }
            throw new JobFileException(named(e), e);
        }
    }

    private String named(ApiException e) {
        String words = e.body().strip();
        return words.contains(SENT) ? words.replace(SENT, name) : name + ": " + words;
    }
}
