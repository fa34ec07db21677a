package io.nonet.scenarios.publishing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A load balancer, and how it learns which instances pass.
 *
 * @param files its configuration: resources in {@code publishing/<label>/}
 * @param program what to run, and its arguments, files by their names
 */
record Way(String label, List<String> files, List<String> program) {
    /** Asks Consul's DNS, at an agent of its own. */
    static final Way HAPROXY =
            new Way("haproxy", List.of("haproxy.cfg", "consul.hcl", "start.sh"), List.of("sh", "start.sh"));
    /** Is told to reload a file that consul-template renders. */
    static final Way NGINX = new Way(
            "nginx",
            List.of("consul-template.hcl", "nginx.conf.ctmpl"),
            List.of("consul-template", "-config", "consul-template.hcl"));
    /** Follows Consul's checks itself, and routes by tags. */
    static final Way FABIO =
            new Way("fabio", List.of("fabio.properties"), List.of("fabio", "-cfg", "fabio.properties"));

    Way {
        requireNonNull(label, "label");
        files = List.copyOf(files);
        program = List.copyOf(program);
    }

    /** The program and its arguments, files by their paths on the edge host. */
    List<String> command() {
        return program.stream()
                .map(word -> files.contains(word) ? EdgeFiles.path(word) : word)
                .toList();
    }
}
