package io.nonet.digitalocean.api;

/** A public key of the account, which new droplets can be given. */
public record SshKey(long id, String name, String publicKey) {}
