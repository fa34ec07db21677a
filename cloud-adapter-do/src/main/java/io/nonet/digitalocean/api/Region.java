package io.nonet.digitalocean.api;

/** A place where droplets can be. */
public record Region(String slug, boolean available) {}
