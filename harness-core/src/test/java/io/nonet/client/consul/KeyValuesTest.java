package io.nonet.client.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.client.ApiException;
import io.nonet.client.TestingAgent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValuesTest {

    private static final String ENTRY = """
            [{"LockIndex":1,"Key":"a/b","Flags":16210313421097356768,"Value":"aMOkbGxv",
              "Session":"5d67","CreateIndex":23,"ModifyIndex":26}]""";

    private static final TestingAgent AGENT = new TestingAgent();
    private static final ConsulClient CONSUL = ConsulClient.at(AGENT.base(), AGENT.tls());

    private final KeyValues kv = CONSUL.kv();

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void readsAnEntry() {
        AGENT.answers(ENTRY);
        KeyValue entry = kv.get("a/b").orElseThrow();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/b");
        assertThat(entry.text()).isEqualTo("hällo");
        assertThat(entry.bytes()).hasSize(6);
        assertThat(Long.toUnsignedString(entry.flags())).isEqualTo("16210313421097356768");
        assertThat(entry).isEqualTo(new KeyValue("a/b", "aMOkbGxv", entry.flags(), "5d67", 23, 26, 1));
    }

    @Test
    void keepsTheValueOutOfLogs() {
        AGENT.answers(ENTRY);
        assertThat(kv.get("a/b").orElseThrow().toString()).isEqualTo("KeyValue[key=a/b, 6 bytes, modifyIndex=26]");
    }

    @Test
    void takesAMissingEntryForAnAnswer() {
        AGENT.answers(404, "").answers(404, "").answers(404, "");
        assertThat(kv.get("a")).isEmpty();
        assertThat(kv.list("a")).isEmpty();
        assertThat(kv.keys("a")).isEmpty();
    }

    @Test
    void readsNullAsAnEmptyValue() {
        AGENT.answers("[{\"Key\":\"a\",\"Value\":null}]");
        assertThat(kv.get("a").orElseThrow().text()).isEmpty();
    }

    @Test
    void readsWithTheConsistencyAskedFor() {
        AGENT.answers(ENTRY).answers(ENTRY).answers(ENTRY).answers(ENTRY);
        kv.get("a", Consistency.CONSISTENT);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a?consistent");
        kv.get("a", Consistency.STALE);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a?stale");
        CONSUL.with(Consistency.STALE).kv().list("a");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a?stale&recurse");
        CONSUL.with(Consistency.STALE).kv().get("a", Consistency.DEFAULT);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a");
    }

    @Test
    void listsEntriesAndKeys() {
        AGENT.answers(ENTRY).answers("[\"a/b\",\"a/c/\"]").answers("[\"a/b\"]");
        assertThat(kv.list("a/")).extracting(KeyValue::key).containsExactly("a/b");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/?recurse");
        assertThat(kv.keys("a/", "/")).containsExactly("a/b", "a/c/");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/?keys&separator=%2F");
        assertThat(kv.keys("")).containsExactly("a/b");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/?keys");
    }

    @Test
    void writesBytesAsTheyAre() {
        AGENT.answers("true").answers("true");
        kv.put("odd key?", new byte[] {0, -1}, -1);
        var request = AGENT.request();
        assertThat(request.getRequestLine()).isEqualTo("PUT /v1/kv/odd%20key%3F?flags=18446744073709551615 HTTP/1.1");
        assertThat(request.getBody()).isEqualTo(ByteString.of((byte) 0, (byte) -1));
        kv.put("a", "é");
        assertThat(AGENT.askedWithBody()).isEqualTo("PUT /v1/kv/a?flags=0 é");
    }

    @Test
    void tellsWhetherAConditionalWriteWasDone() {
        AGENT.answers("true").answers("false").answers("true").answers("false").answers("true");
        assertThat(kv.compareAndSet("a", "1", 26)).isTrue();
        assertThat(AGENT.askedWithBody()).isEqualTo("PUT /v1/kv/a?cas=26 1");
        assertThat(kv.compareAndSet("a", "1", 0)).isFalse();
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/kv/a?cas=0");
        assertThat(kv.acquire("a", "me", "5d67")).isTrue();
        assertThat(AGENT.askedWithBody()).isEqualTo("PUT /v1/kv/a?acquire=5d67 me");
        assertThat(kv.release("a", "", "5d67")).isFalse();
        assertThat(AGENT.askedWithBody()).isEqualTo("PUT /v1/kv/a?release=5d67 ");
        assertThat(kv.compareAndDelete("a", 26)).isTrue();
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/kv/a?cas=26");
    }

    @Test
    void deletesOneOrMany() {
        AGENT.answers("true").answers("true");
        kv.delete("a");
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/kv/a");
        kv.deleteRecursively("");
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/kv/?recurse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a//b", "a/../b", "."})
    void refusesKeysThatConsulWouldTakeForOthers(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> kv.put(key, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> kv.get(key));
        assertThatIllegalArgumentException().isThrownBy(() -> kv.delete(key));
    }

    @Test
    void saysThatThereIsNoLeader() {
        AGENT.answers(500, "No cluster leader");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> kv.put("a", "secret"))
                .matches(ApiException::isNoLeader)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"));
    }

    @Test
    void waitsForAChangeAfterAnIndex() {
        AGENT.answers(new MockResponse.Builder()
                .addHeader("X-Consul-Index", "39")
                .addHeader("X-Consul-KnownLeader", "true")
                .addHeader("X-Consul-LastContact", "12")
                .body(ENTRY)
                .build());
        Answer<Optional<KeyValue>> answer = kv.get("a/b", new BlockingQuery(26, Duration.ofSeconds(5)));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/b?index=26&wait=5000ms");
        assertThat(answer.metadata()).isEqualTo(new AnswerMetadata(39, true, 12));
        assertThat(answer.value()).isPresent();
    }

    @Test
    void waitsForAnEntryThatIsNotThereYet() {
        AGENT.answers(new MockResponse.Builder()
                .code(404)
                .addHeader("X-Consul-Index", "7")
                .build());
        Answer<List<KeyValue>> answer = kv.list("a", BlockingQuery.starting(Duration.ofSeconds(1)));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a?recurse&index=0&wait=1000ms");
        assertThat(answer).isEqualTo(new Answer<>(List.of(), new AnswerMetadata(7, false, 0)));
    }
}
