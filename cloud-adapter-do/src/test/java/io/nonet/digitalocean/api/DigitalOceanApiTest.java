package io.nonet.digitalocean.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.digitalocean.fake.TestingTime;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalOceanApiTest {
    private static final String PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    private final TestingTime time = new TestingTime();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final DigitalOceanApi api = new DigitalOceanApi(this::answer, time);

    private Reply answer(Call call) throws IOException {
        calls.add(call.toString());
        Object next = answers.remove();
        if (next instanceof IOException failure) {
            throw failure;
        }
        return (Reply) next;
    }

    private void replies(int status, String body) {
        answers.add(new Reply(status, Map.of(), body));
    }

    @Test
    void followsThePagesThatAreLinkedAndNoOthers() {
        replies(200, """
                {"tags":[{"name":"a"}],"links":{"pages":{"next":"https://elsewhere.example/v2/tags?cursor=x%2By"}},"meta":{"total":9}}""");
        replies(
                200,
                "{\"tags\":[{\"name\":\"b\"}],\"links\":{\"pages\":{\"last\":\"https://elsewhere.example/v2/tags?page=9\"}}}");
        assertThat(api.tags()).extracting(Tag::name).containsExactly("a", "b");
        assertThat(calls).containsExactly("GET /v2/tags?per_page=200", "GET /v2/tags?cursor=x%2By");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/steal?x=1", "@elsewhere.example/x", "http://x y/v2/tags page", "mailto:x", "/v1/tags"})
    void followsNoLinkThatLeavesTheApi(String link) {
        // It is asked again, as by a proxy's page.
        for (int i = 0; i < 100; i++) {
            replies(200, "{\"tags\":[],\"links\":{\"pages\":{\"next\":\"" + link + "\"}}}");
        }
        assertThatThrownBy(() -> api.tags())
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("a next page below /v2/");
        assertThat(calls).containsOnly("GET /v2/tags?per_page=200");
    }

    @Test
    void endsWhenPagesGoInCircles() {
        replies(200, "{\"tags\":[],\"links\":{\"pages\":{\"next\":\"https://x.example/v2/tags?page=2\"}}}");
        replies(200, "{\"tags\":[],\"links\":{\"pages\":{\"next\":\"https://x.example/v2/tags?page=2\"}}}");
        assertThat(api.tags()).isEmpty();
    }

    @Test
    void countsBeginWithTheLastPageOfAFailure() {
        replies(
                200,
                "{\"tags\":[{\"name\":\"a\"}],\"links\":{\"pages\":{\"next\":\"https://x.example/v2/tags?page=2\"}}}");
        replies(502, PAGE);
        replies(200, "{\"tags\":[{\"name\":\"b\"}]}");
        assertThat(api.tags()).extracting(Tag::name).containsExactly("a", "b");
    }

    @Test
    void keepsCallsApart() {
        for (int i = 0; i < 9; i++) {
            replies(200, "{\"tags\":[]}");
            api.tags();
        }
        assertThat(time.nanos()).isEqualTo(Duration.ofMillis(8 * 300).toNanos());
    }

    @Test
    void waitsAsLongAsABurstsRefusalSays() {
        answers.add(new Reply(429, Map.of("Retry-After", "17"), "{\"id\":\"too_many_requests\",\"message\":\"slow\"}"));
        replies(200, "{\"tags\":[]}");
        api.tags();
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(17).toNanos());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Wed, 02 Jan 2030 03:04:22 GMT | Wed, 02 Jan 2030 03:04:05 GMT | 17
                    Wed, 02 Jan 2030 03:04:05 GMT | Wed, 02 Jan 2030 03:04:22 GMT | 1
                    Wed, 02 Jan 2030 03:04:22 GMT | none                          | 1
                    soon                          | Wed, 02 Jan 2030 03:04:05 GMT | 1
                    0                             | Wed, 02 Jan 2030 03:04:05 GMT | 1
                    """)
    void waitsUntilTheDateThatARefusalSays(String retryAfter, String date, int seconds) {
        answers.add(new Reply(503, Map.of("Retry-After", retryAfter, "Date", date), PAGE));
        replies(200, "{\"tags\":[]}");
        api.tags();
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(seconds).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void waitsForNobodyWhoSaysForEver(String retryAfter) {
        answers.add(new Reply(503, Map.of("Retry-After", retryAfter, "Date", "Wed, 02 Jan 2030 03:04:05 GMT"), PAGE));
        assertThatThrownBy(api::tags).isInstanceOf(RefusedException.class);
        assertThat(time.nanos()).isZero();
    }

    @Test
    void givesUpOnTheHourlyRefusalAfterItsPatience() {
        for (int i = 0; i < 40; i++) {
            replies(429, "{\"id\":\"too_many_requests\",\"message\":\"API Rate limit exceeded.\"}");
        }
        assertThatThrownBy(api::tags)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("429")
                .hasMessageContaining("5000 calls an hour");
        assertThat(time.nanos())
                .isLessThan(Retries.PATIENCE.toNanos() + Duration.ofSeconds(30).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Something failed, please try again.", "Droplet already has a pending event."})
    void triesAgainWhatPasses(String message) {
        replies(422, "{\"id\":\"unprocessable_entity\",\"message\":\"" + message + "\"}");
        replies(204, "");
        assertThat(api.deleteKey(7)).isTrue();
        assertThat(calls).hasSize(2);
    }

    @Test
    void triesNothingAgainThatStays() {
        replies(
                422,
                "{\"id\":\"unprocessable_entity\",\"message\":\"Size is not available in this region.\",\"request_id\":\"r-1\"}");
        assertThatThrownBy(() -> api.deleteKey(7))
                .hasMessage("DigitalOcean: DELETE /v2/account/keys/7 was answered 422: Size is not available in this"
                        + " region. (request r-1)");
        assertThat(calls).hasSize(1);
    }

    @Test
    void readsTheErrorsOfTags() {
        replies(400, "{\"error\":\"name is invalid\",\"messages\":[\"only letters\"],\"root_causes\":[]}");
        assertThatThrownBy(() -> api.createTag("?")).hasMessageContaining("400: name is invalid; only letters");
    }

    @Test
    void readsTheErrorsOfProxies() {
        replies(502, PAGE);
        assertThatThrownBy(() -> api.createTag("x"))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.mayHaveHappened())
                        .isTrue())
                .hasMessageContaining("502: a web page: 502 Bad Gateway");
    }

    @Test
    void takesNoPageForAYes() {
        replies(200, PAGE);
        replies(204, "");
        assertThat(api.deleteTag("x")).isTrue();
        replies(200, PAGE);
        assertThatThrownBy(() -> api.createTag("x"))
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("expected JSON, found a web page");
    }

    @Test
    void makesNothingTwiceByItself() {
        answers.add(new SocketTimeoutException("timeout"));
        assertThatThrownBy(() -> api.createTag("x"))
                .isInstanceOfSatisfying(UnansweredException.class, e -> assertThat(e.mayHaveHappened())
                        .isTrue());
        assertThat(calls).hasSize(1);
    }

    @Test
    void knowsWhatWasNeverSent() {
        answers.add(new ConnectException("refused"));
        assertThatThrownBy(() -> api.createTag("x"))
                .isInstanceOfSatisfying(UnansweredException.class, e -> assertThat(e.mayHaveHappened())
                        .isFalse());
    }

    @Test
    void asksAgainWhatGotNoAnswer() {
        answers.add(new EOFException("unexpected end of stream"));
        replies(404, "{\"id\":\"not_found\",\"message\":\"gone\"}");
        assertThat(api.deleteVpc("v")).isFalse();
        assertThat(calls).hasSize(2);
    }

    @Test
    void readsADropletThatWasMadeAlone() {
        replies(202, "{\"droplet\":{\"id\":1,\"name\":\"a\",\"status\":\"new\"},\"links\":{}}");
        DropletOrder order =
                new DropletOrder(List.of("a"), "sgp1", "s-1vcpu-1gb", "debian-12-x64", 1, "v", List.of(), "");
        assertThat(api.create(order)).extracting(Droplet::name).containsExactly("a");
    }

    @Test
    void readsDropletsThatHaveNoAddressYet() {
        replies(200, """
                {"droplets":[
                {"id":1,"name":"a","status":"new","networks":{},"tags":["t"]},
                {"id":2,"name":"b","status":"active","networks":{"v4":[{"ip_address":"10.0.0.2","type":"private"},
                {"ip_address":"203.0.113.2","type":"public"}],"v6":[]},"size":{"price_hourly":0.00893},"new_field":1}]}""");
        List<Droplet> droplets = api.droplets("t");
        assertThat(droplets).extracting(Droplet::isReady).containsExactly(false, true);
        assertThat(droplets.get(1).priceHourly()).isEqualByComparingTo("0.00893");
        assertThat(droplets.get(0).priceHourly()).isZero();
    }
}
