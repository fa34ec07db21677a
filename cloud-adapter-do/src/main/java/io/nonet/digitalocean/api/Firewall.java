package io.nonet.digitalocean.api;

/** A firewall; {@code status} is {@code waiting} until its rules are in place, then {@code succeeded} or {@code failed}. */
public record Firewall(String id, String name, String status) {}
