package io.nonet.client.nomad;

/** A variable in a list. */
public record VariableStub(String namespace, String path, long createIndex, long modifyIndex) {}
