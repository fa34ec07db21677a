package io.nonet.client.consul;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads all of Go's uint64 into a long's 64 bits; {@code consul lock} marks its semaphores with flags beyond 2^63. */
final class UnsignedReader extends JsonDeserializer<Long> {

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.getBigIntegerValue().longValue();
    }

    @Override
    public Long getNullValue(DeserializationContext context) {
        return 0L;
    }
}
