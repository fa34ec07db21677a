package io.nonet.scenarios.publishing;

import java.util.List;

/** A load balancer, and how it learns which instances pass; its files are the resources in {@code publishing/<label>/}. */
enum Way {
    /** Asks Consul's DNS, at an agent of its own. */
    HAPROXY("haproxy", List.of("haproxy.cfg", "consul.hcl", "start.sh"), List.of("sh", "start.sh")),
    /** Is told to reload a file that consul-template renders. */
    NGINX(
            "nginx",
            List.of("consul-template.hcl", "nginx.conf.ctmpl"),
            List.of("consul-template", "-config", "consul-template.hcl")),
    /** Follows Consul's checks itself, and routes by tags. */
    FABIO("fabio", List.of("fabio.properties"), List.of("fabio", "-cfg", "fabio.properties"));

    private final String label;
    private final List<String> files;
    private final List<String> command;

    Way(String label, List<String> files, List<String> command) {
        this.label = label;
        this.files = files;
        this.command = command;
    }

    String label() {
        return label;
    }

    List<String> files() {
        return files;
    }

    /** The program and its arguments, with its files where they are on the edge host. */
    List<String> command() {
        return command.stream()
                .map(word -> files.contains(word) ? EdgeFiles.path(word) : word)
                .toList();
    }
}
