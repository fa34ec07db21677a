package io.nonet.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A server in the Raft configuration; its address is {@code host:port} of the server's RPC. */
public record RaftServer(@JsonProperty("ID") String id, String node, String address, boolean leader, boolean voter) {}
