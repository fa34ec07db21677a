package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What Nomad recorded when a job was changed.
 *
 * @param evaluationId the evaluation that places it; empty for a parameterized or periodic job, which is not placed
 * @param warnings what Nomad finds questionable; empty for nothing
 */
public record JobSubmission(
        @JsonProperty("EvalID") String evaluationId,
        @JsonProperty("EvalCreateIndex") long evaluationIndex,
        long jobModifyIndex,
        String warnings) {}
