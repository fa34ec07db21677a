package io.nonet.chaos.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.nonet.client.ClientException;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.JobStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.topology.NodeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clients that dispatch units of work to Nomad, each through its own server; in the end what the units left behind is read.
 *
 * <p>Each time that a unit is begun counts as one {@code dequeue}, by the mark that it leaves in Consul.
 */
final class QueueWorkload {
    /** A unit is a process of its own, and takes a part of a second of a processor. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A client that was lost is replaced within a minute; so many units are begun in some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String JOB = "/jobs/units.nomad";

    private final Site site;
    private final String job;
    private final String key;
    private final String marks;

    private QueueWorkload(Site site) {
        this.site = site;
        this.job = site.prefix().replace("/", "-") + "units";
        this.key = site.prefix() + "units";
        this.marks = site.prefix() + "marks/";
    }

    /** Registers the job that is dispatched, too. */
    static Clientele of(Site site) {
        QueueWorkload queue = new QueueWorkload(site);
        JobSpec spec = site.cluster().nomad().jobs().parse(hcl(), false).with(json -> json.put("ID", queue.job)
                .put("Name", queue.job));
        site.cluster().nomad().jobs().run(spec);
        List<Runnable> clients = new ArrayList<>();
        for (NodeSpec server : site.cluster().topology().nomadServers()) {
            NomadClient nomad = site.nomad(server);
            clients.add(new DispatchClient(
                    site.recorder("dispatcher", server),
                    unit -> nomad.jobs().dispatch(queue.job, new byte[0], Map.of("unit", unit, "marks", queue.marks)),
                    queue.key));
        }
        return new Clientele(PAUSE, clients, List.of(), queue::settle, queue::leave);
    }

    private Optional<String> settle() {
        boolean ended = Settling.within(
                LIMIT, () -> units().stream().allMatch(unit -> unit.status().equals("dead")));
        Optional<String> problem = ended
                ? Optional.empty()
                : Optional.of("units of work have not ended within " + LIMIT.toSeconds() + " s");
        boolean read = Settling.within(LIMIT, () -> {
            List<KeyValue> all =
                    site.cluster().consul().with(Consistency.CONSISTENT).kv().list(marks);
            all.forEach(this::dequeued);
            return true;
        });
        return read ? problem : Optional.of("the marks of the units cannot be read");
    }

    /** A mark is {@code …/UNIT/ATTEMPT}, and holds the name of the machine. */
    private void dequeued(KeyValue mark) {
        String[] parts = mark.key().substring(marks.length()).split("/", -1);
        long now = site.cluster().timeline().nanos();
        new Recorder("attempt " + parts[1], mark.text(), site.cluster().timeline())
                .record("dequeue", key, Done.ok("\"" + parts[0] + "\""), now, now);
    }

    private void leave() {
        try {
            units().forEach(unit -> site.cluster().nomad().jobs().stop(unit.id(), true));
            site.cluster().nomad().jobs().stop(job, true);
            site.cluster().consul().kv().deleteRecursively(marks);
        } catch (ClientException e) {
            // What is left does nothing, and is not in anybody's way: it bears a name of its own.
            return;
        }
    }

    private List<JobStub> units() {
        return site.cluster().nomad().jobs().list(job + "/");
    }

    private static String hcl() {
        try (InputStream file = QueueWorkload.class.getResourceAsStream(JOB)) {
            return new String(requireNonNull(file, JOB).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the job file " + JOB, e);
        }
    }
}
