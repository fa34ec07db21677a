package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An instance of a parameterized job: a job of its own, whose id contains slashes. */
public record DispatchedJob(
        @JsonProperty("DispatchedJobID") String id,
        @JsonProperty("EvalID") String evaluationId,
        long jobCreateIndex) {}
