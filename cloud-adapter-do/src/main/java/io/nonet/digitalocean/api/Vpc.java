package io.nonet.digitalocean.api;

/** A private network; {@code ipRange} is in CIDR notation. */
public record Vpc(String id, String name, String region, String ipRange) {}
