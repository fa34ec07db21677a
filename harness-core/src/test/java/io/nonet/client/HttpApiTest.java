package io.nonet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

    private static final TestingAgent AGENT = new TestingAgent();
    private static final MockResponse BROKEN = new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8500", "https:///v1", "localhost:8501", "https://127.0.0.1/ui", "https://a?b"})
    void refusesAnAddressThatIsNotHttpsAndAHost(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpApi.at(URI.create(base), AGENT.tls()))
                .withMessageEndingWith("found " + base);
    }

    @Test
    void knowsItsAddress() {
        assertThat(HttpApi.at(URI.create("https://127.0.0.1:8501/"), AGENT.tls())
                        .base())
                .isEqualTo(URI.create("https://127.0.0.1:8501"));
        assertThat(HttpApi.at(URI.create("https://[::1]:8501"), AGENT.tls()).base())
                .isEqualTo(URI.create("https://[::1]:8501"));
    }

    @Test
    void encodesArgumentsOfPathAndQuery() {
        AGENT.answers("{}").answers("{}");
        AGENT.api()
                .get("/v1/job/{job}/plan", "a/b c?d#é")
                .query("x", "1 & 2+3")
                .flag("y")
                .send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/a%2Fb%20c%3Fd%23%C3%A9/plan?x=1%20%26%202%2B3&y");
        AGENT.api().get("/v1/kv/{+key}", "a/b c%2F").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/b%20c%252F");
    }

    @Test
    void aBackslashIsNoSlash() {
        AGENT.answers("{}").answers("{}");
        AGENT.api().get("/v1/kv/{+key}", "x\\..\\..\\y/z\\").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/x%5C..%5C..%5Cy/z%5C");
        AGENT.api().get("/v1/job/{job}/plan", "a\\b").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/job/a%5Cb/plan");
    }

    @Test
    void slashesOfAKeyStay() {
        AGENT.answers("{}").answers("{}");
        AGENT.api().get("/v1/kv/{+key}", "a/b/").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/a/b/");
        AGENT.api().get("/v1/kv/{+key}", "").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/kv/");
    }

    @Test
    void refusesArgumentsThatWouldMakeAnotherPath() {
        HttpApi api = AGENT.api();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.get("/v1/job/{job}", ""))
                .withMessage("The job in /v1/job/{job} must not be empty");
        assertThatIllegalArgumentException().isThrownBy(() -> api.get("/v1/job/{job}", ".."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api.get("/v1/kv/{+key}", "a/./b"))
                .withMessage("The key must not contain the segment .: a/./b");
        assertThatIllegalArgumentException().isThrownBy(() -> api.get("/v1/job/{job}", "a", "b"));
        assertThatNullPointerException().isThrownBy(() -> api.get("/v1/job/{job}", (String) null));
    }

    @Test
    void tellsARefusalByMethodPathStatusAndBody() {
        AGENT.answers(500, "No cluster leader");
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> AGENT.api().put("/v1/x").query("a", "b").send());
        assertThat(refusal).hasMessage("PUT " + AGENT.base() + "/v1/x?a=b answered 500: No cluster leader");
        assertThat(refusal.method()).isEqualTo("PUT");
        assertThat(refusal.base()).isEqualTo(AGENT.base());
        assertThat(refusal.path()).isEqualTo("/v1/x?a=b");
        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.body()).isEqualTo("No cluster leader");
        assertThat(refusal.isNoLeader()).isTrue();
    }

    @Test
    void cutsLongRefusals() {
        AGENT.answers(503, "x".repeat(10_000)).answers(404, "");
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> AGENT.api().get("/v1/x").send());
        assertThat(refusal.body()).hasSize(4096);
        assertThat(refusal.getMessage()).hasSizeLessThan(600).endsWith("…");
        assertThat(refusal.isNoLeader()).isFalse();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send())
                .withMessageEndingWith("answered 404: (no explanation)");
    }

    @Test
    void takesAStatusAsAnAnswerOnlyWhenAskedTo() {
        AGENT.answers(404, "nope").answers(429, "{\"Healthy\":false}").answers(429, "too many connections");
        assertThat(AGENT.api().get("/v1/x").accepting(404).send().text()).isEqualTo("nope");
        assertThat(AGENT.api().get("/v1/x").acceptingJson(429).send().status()).isEqualTo(429);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").acceptingJson(429).send())
                .withMessageEndingWith("answered 429: too many connections");
    }

    @Test
    void doesNotFollowRedirects() {
        AGENT.answers(new MockResponse.Builder()
                .code(301)
                .addHeader("Location", "/v1/other")
                .build());
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send())
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(301));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/x");
        assertThat(AGENT.unseen()).isZero();
    }

    @Test
    void saysThatNobodyListens() {
        TestingAgent gone = new TestingAgent();
        gone.close();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> gone.api().get("/v1/x").send())
                .withCauseInstanceOf(ConnectException.class)
                .withMessageContaining("GET " + gone.base() + "/v1/x got no answer: ")
                .withMessageEndingWith("is the agent running and listening there?");
    }

    @Test
    void givesUpWhenTheWholeAnswerTakesTooLong() {
        AGENT.answers(new MockResponse.Builder()
                .body("1".repeat(100))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        HttpApi api = AGENT.api().withCallTimeout(Duration.ofMillis(120));
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> api.get("/v1/x").send())
                .withMessageEndingWith("got no answer within 120 ms (timeout)");
        assertThatIllegalArgumentException().isThrownBy(() -> api.withCallTimeout(Duration.ZERO));
    }

    @Test
    void leavesAnInterruptedThreadInterrupted() {
        AGENT.answers("1");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send())
                .withMessageEndingWith("/v1/x got no answer: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hasMorePatienceWithACallThatIsHeld() {
        AGENT.answers(new MockResponse.Builder()
                .body("1")
                .headersDelay(150, TimeUnit.MILLISECONDS)
                .build());
        HttpApi api = AGENT.api().withCallTimeout(Duration.ofMillis(100));
        assertThat(api.get("/v1/x").patience(Duration.ofSeconds(5)).send().text())
                .isEqualTo("1");
    }

    @Test
    void doesNotRetryACallThatWasCut() {
        AGENT.answers("1").answers(BROKEN).answers("2");
        HttpApi api = AGENT.api();
        api.put("/v1/x").send();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> api.put("/v1/x").send());
        assertThat(AGENT.unseen()).isEqualTo(2);
        assertThat(api.put("/v1/x").send().text()).isEqualTo("2");
    }

    @Test
    void dropsItsIdleConnectionsWhenOneBreaks() {
        MockResponse held = new MockResponse.Builder()
                .body("1")
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .build();
        AGENT.answers(held).answers(held).answers(BROKEN).answers("1");
        HttpApi api = HttpApi.at(AGENT.base(), AGENT.tls());
        CompletableFuture<?> one =
                CompletableFuture.runAsync(() -> api.get("/v1/x").send());
        CompletableFuture<?> two =
                CompletableFuture.runAsync(() -> api.get("/v1/x").send());
        CompletableFuture.allOf(one, two).join();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> api.get("/v1/x").send());
        api.get("/v1/x").send();
        assertThat(List.of(exchange(), exchange(), exchange(), exchange())).containsExactly(0, 0, 1, 0);
    }

    @Test
    void doesNotTakeHalfAnAnswerForAWholeOne() {
        AGENT.answers(new MockResponse.Builder()
                .body("[1,2,3]".repeat(1000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send());
    }

    @Test
    void reusesItsConnection() {
        AGENT.answers("1").answers("2");
        HttpApi api = AGENT.api();
        api.get("/v1/x").send();
        api.withCallTimeout(Duration.ofSeconds(1)).get("/v1/x").send();
        assertThat(exchange() + 1).isEqualTo(exchange());
    }

    @Test
    void asksForPlainBytesAndSendsJson() {
        AGENT.answers("1");
        AGENT.api().post("/v1/x").json(Json.object().put("Name", "é")).send();
        RecordedRequest request = AGENT.request();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getBody().utf8()).isEqualTo("{\"Name\":\"é\"}");
    }

    @Test
    void addsTheReadFlagToReadsOnly() {
        AGENT.answers("1").answers("1");
        HttpApi stale = AGENT.api().withReadFlag("stale");
        stale.get("/v1/x").send();
        stale.put("/v1/x").send();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/x?stale");
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/x");
    }

    @Test
    void saysWhatItExpectedInsteadOfAnAnswerThatIsNotJson() {
        AGENT.answers("<html>proxy</html>")
                .answers("{\"a\":")
                .answers("{\"a\":1}")
                .answers("null")
                .answers("");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().as(Member.class))
                .withMessage("GET " + AGENT.base() + "/v1/x was expected to answer Member in JSON, "
                        + "but answered 18 bytes of text/plain: <html>proxy</html>");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().as(JsonNode.class))
                .withMessageEndingWith("but answered 5 bytes of application/json");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().listOf(String.class))
                .withMessageContaining("a list of String in JSON");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().as(Member.class))
                .withMessageEndingWith("but answered null");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().as(Member.class));
    }

    @Test
    void missesAPartThatMustBeThere() {
        AGENT.answers("{\"Name\":\"a\"}").answers("{}");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().as(Member.class));
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> AGENT.api().get("/v1/x").send().field("EvalID"))
                .withMessageContaining("an object with EvalID");
    }

    @Test
    void takesNullAndNothingForEmptyCollections() {
        AGENT.answers("null").answers("").answers("null").answers("");
        assertThat(AGENT.api().get("/v1/x").send().listOf(String.class)).isEmpty();
        assertThat(AGENT.api().get("/v1/x").send().listOf(String.class)).isEmpty();
        assertThat(AGENT.api().get("/v1/x").send().mapOf(String.class)).isEmpty();
        assertThat(AGENT.api().get("/v1/x").send().mapOf(String.class)).isEmpty();
    }

    /** Counts, from 0, the calls that came over the connection of the next call that arrived. */
    private static int exchange() {
        return AGENT.request().getExchangeIndex();
    }
}
