package io.nonet.digitalocean.api;

/** What is in a VPC, such as {@code do:droplet:17}. */
public record VpcMember(String urn) {}
