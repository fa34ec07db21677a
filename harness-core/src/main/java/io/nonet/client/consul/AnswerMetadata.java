package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;

/**
 * What Consul says about an answer besides the answer.
 *
 * @param index the Raft index of the data, to be waited on by a {@link BlockingQuery}; 0 where Consul gives none
 * @param knownLeader whether the server that answered knew a leader
 * @param lastContactMillis how long ago that server heard from the leader; 0 for the leader itself
 */
public record AnswerMetadata(long index, boolean knownLeader, long lastContactMillis) {

    static AnswerMetadata of(ApiAnswer answer) {
        return new AnswerMetadata(
                number(answer, "X-Consul-Index"),
                answer.header("X-Consul-KnownLeader").map(Boolean::parseBoolean).orElse(false),
                number(answer, "X-Consul-LastContact"));
    }

    private static long number(ApiAnswer answer, String header) {
        return answer.header(header).map(Long::parseLong).orElse(0L);
    }
}
