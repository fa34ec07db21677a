package io.nonet.cli;

/** Where a cluster's machines are. */
enum Place {
    /** Containers of a Docker engine. */
    DOCKER,
    /** Droplets of an account on DigitalOcean. */
    DIGITALOCEAN
}
