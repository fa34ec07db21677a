package io.nonet.topology.file;

import io.nonet.topology.Driver;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyBuilder;
import io.nonet.topology.TopologyException;
import io.nonet.topology.Versions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.StreamEndEvent;

/** Takes a topology from one YAML text, from the top down, giving each value to the builder as it comes. */
final class TopologyReader {
    /** What messages call the whole; single keys are named without it. */
    static final String TOP = "topology";

    private final YamlCursor cursor;
    private final YamlReader reader;
    private final TopologyBuilder builder = Topology.builder();
    private Versions versions = Versions.DEFAULT;

    TopologyReader(YamlCursor cursor) {
        this.cursor = cursor;
        this.reader = new YamlReader(cursor);
    }

    Topology read() {
        cursor.next(); // the start of the stream
        Event document = cursor.next();
        if (document instanceof StreamEndEvent) {
            throw cursor.wrong(document, TOP, "at least one key, such as name: nonet", "an empty file");
        }
        Event top = cursor.next();
        reader.mapping(topKeys()).read(TOP, top);
        cursor.next(); // the end of the document
        Event end = cursor.next();
        if (!(end instanceof StreamEndEvent)) {
            throw cursor.wrong(end, TOP, "one document", "the start of another one");
        }
        try {
            return builder.versions(versions).build();
        } catch (TopologyException e) {
            throw cursor.wrong(reader.placeOf(e.rule(), top), e);
        }
    }

    private Map<String, ValueReader> topKeys() {
        Map<String, ValueReader> keys = new LinkedHashMap<>();
        keys.put("name", reader.text(builder::name));
        keys.put("datacenter", reader.text(builder::datacenter));
        keys.put("region", reader.text(builder::region));
        keys.put("subnet", reader.text(cidr -> builder.subnet(Subnet.parse(cidr))));
        keys.put("raft-multiplier", reader.number(builder::raftMultiplier));
        keys.put("versions", reader.mapping(versionKeys()));
        keys.put("consul-servers", reader.number(builder::consulServers));
        keys.put("nomad-servers", reader.number(builder::nomadServers));
        keys.put("nomad-clients", reader.number(builder::nomadClients));
        keys.put("node-names", reader.mapping(nodeNameKeys()));
        keys.put("drivers", reader.list(drivers(), listed -> builder.drivers(Set.copyOf(listed))));
        return keys;
    }

    private Map<String, ValueReader> versionKeys() {
        Map<String, ValueReader> keys = new LinkedHashMap<>();
        keys.put("consul", reader.text(consul -> versions = new Versions(consul, versions.nomad())));
        keys.put("nomad", reader.text(nomad -> versions = new Versions(versions.consul(), nomad)));
        return keys;
    }

    private Map<String, ValueReader> nodeNameKeys() {
        Map<String, ValueReader> keys = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            keys.put(role.label(), reader.text(prefix -> builder.namePrefix(role, prefix)));
        }
        return keys;
    }

    private static Map<String, Driver> drivers() {
        Map<String, Driver> drivers = new LinkedHashMap<>();
        for (Driver driver : Driver.values()) {
            drivers.put(driver.label(), driver);
        }
        return drivers;
    }
}
