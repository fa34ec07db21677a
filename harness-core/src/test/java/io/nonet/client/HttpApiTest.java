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
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

    private final TestingAgent agent = new TestingAgent();

    @AfterEach
    void stop() {
        agent.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8500", "https:///v1", "localhost:8501", "https://127.0.0.1/ui", "https://a?b"})
    void refusesAnAddressThatIsNotHttpsAndAHost(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpApi.at(URI.create(base), agent.tls()))
                .withMessageEndingWith("found " + base);
    }

    @Test
    void knowsItsAddress() {
        assertThat(HttpApi.at(URI.create("https://127.0.0.1:8501/"), agent.tls())
                        .base())
                .isEqualTo(URI.create("https://127.0.0.1:8501"));
        assertThat(HttpApi.at(URI.create("https://[::1]:8501"), agent.tls()).base())
                .isEqualTo(URI.create("https://[::1]:8501"));
    }

    @Test
    void encodesArgumentsOfPathAndQuery() {
        agent.answers("{}").answers("{}");
        agent.api()
                .get("/v1/job/{job}/plan", "a/b c?d#é")
                .query("x", "1 & 2+3")
                .flag("y")
                .send();
        assertThat(agent.asked()).isEqualTo("GET /v1/job/a%2Fb%20c%3Fd%23%C3%A9/plan?x=1%20%26%202%2B3&y");
        agent.api().get("/v1/kv/{+key}", "a/b c%2F").send();
        assertThat(agent.asked()).isEqualTo("GET /v1/kv/a/b%20c%252F");
    }

    @Test
    void refusesArgumentsThatWouldMakeAnotherPath() {
        HttpApi api = agent.api();
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
        agent.answers(500, "No cluster leader");
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> agent.api().put("/v1/x").query("a", "b").send());
        assertThat(refusal).hasMessage("PUT " + agent.base() + "/v1/x?a=b answered 500: No cluster leader");
        assertThat(refusal.method()).isEqualTo("PUT");
        assertThat(refusal.base()).isEqualTo(agent.base());
        assertThat(refusal.path()).isEqualTo("/v1/x?a=b");
        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.body()).isEqualTo("No cluster leader");
        assertThat(refusal.isNoLeader()).isTrue();
    }

    @Test
    void cutsLongRefusals() {
        agent.answers(503, "x".repeat(10_000)).answers(404, "");
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> agent.api().get("/v1/x").send());
        assertThat(refusal.body()).hasSize(4096);
        assertThat(refusal.getMessage()).hasSizeLessThan(600).endsWith("…");
        assertThat(refusal.isNoLeader()).isFalse();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send())
                .withMessageEndingWith("answered 404: (no explanation)");
    }

    @Test
    void takesAStatusAsAnAnswerOnlyWhenAskedTo() {
        agent.answers(404, "nope").answers(429, "{\"Healthy\":false}").answers(429, "too many connections");
        assertThat(agent.api().get("/v1/x").accepting(404).send().text()).isEqualTo("nope");
        assertThat(agent.api().get("/v1/x").acceptingJson(429).send().status()).isEqualTo(429);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").acceptingJson(429).send())
                .withMessageEndingWith("answered 429: too many connections");
    }

    @Test
    void doesNotFollowRedirects() {
        agent.answers(new MockResponse.Builder()
                .code(301)
                .addHeader("Location", "/v1/other")
                .build());
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send())
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(301));
        assertThat(agent.calls()).isOne();
    }

    @Test
    void saysThatNobodyListens() {
        agent.close();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send())
                .withCauseInstanceOf(ConnectException.class)
                .withMessageContaining("GET " + agent.base() + "/v1/x got no answer: ")
                .withMessageEndingWith("is the agent running and listening there?");
    }

    @Test
    void givesUpWhenTheWholeAnswerTakesTooLong() {
        agent.answers(new MockResponse.Builder()
                .body("1".repeat(100))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        HttpApi api = agent.api().withCallTimeout(Duration.ofMillis(120));
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> api.get("/v1/x").send())
                .withMessageEndingWith("got no answer within 120 ms (timeout)");
        assertThatIllegalArgumentException().isThrownBy(() -> api.withCallTimeout(Duration.ZERO));
    }

    @Test
    void hasMorePatienceWithACallThatIsHeld() {
        agent.answers(new MockResponse.Builder()
                .body("1")
                .headersDelay(150, TimeUnit.MILLISECONDS)
                .build());
        HttpApi api = agent.api().withCallTimeout(Duration.ofMillis(100));
        assertThat(api.get("/v1/x").patience(Duration.ofSeconds(5)).send().text())
                .isEqualTo("1");
    }

    @Test
    void doesNotRetryACallThatWasCut() {
        agent.answers("1")
                .answers(new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build())
                .answers("2");
        HttpApi api = agent.api();
        api.put("/v1/x").send();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> api.put("/v1/x").send());
        assertThat(agent.calls()).isEqualTo(2);
        assertThat(api.put("/v1/x").send().text()).isEqualTo("2");
    }

    @Test
    void doesNotTakeHalfAnAnswerForAWholeOne() {
        agent.answers(new MockResponse.Builder()
                .body("[1,2,3]".repeat(1000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send());
    }

    @Test
    void reusesItsConnection() {
        agent.answers("1").answers("2");
        HttpApi api = agent.api();
        api.get("/v1/x").send();
        api.withCallTimeout(Duration.ofSeconds(1)).get("/v1/x").send();
        agent.request();
        assertThat(agent.request().getExchangeIndex()).isEqualTo(1);
    }

    @Test
    void asksForPlainBytesAndSendsJson() {
        agent.answers("1");
        agent.api().post("/v1/x").json(Json.object().put("Name", "é")).send();
        RecordedRequest request = agent.request();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getBody().utf8()).isEqualTo("{\"Name\":\"é\"}");
    }

    @Test
    void addsTheReadFlagToReadsOnly() {
        agent.answers("1").answers("1");
        HttpApi stale = agent.api().withReadFlag("stale");
        stale.get("/v1/x").send();
        stale.put("/v1/x").send();
        assertThat(agent.asked()).isEqualTo("GET /v1/x?stale");
        assertThat(agent.asked()).isEqualTo("PUT /v1/x");
    }

    @Test
    void saysWhatItExpectedInsteadOfAnAnswerThatIsNotJson() {
        agent.answers("<html>proxy</html>")
                .answers("{\"a\":")
                .answers("{\"a\":1}")
                .answers("null")
                .answers("");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().as(Member.class))
                .withMessage("GET " + agent.base() + "/v1/x was expected to answer Member in JSON, "
                        + "but answered 18 bytes of text/plain: <html>proxy</html>");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().as(JsonNode.class))
                .withMessageEndingWith("but answered 5 bytes of application/json");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().listOf(String.class))
                .withMessageContaining("a list of String in JSON");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().as(Member.class))
                .withMessageEndingWith("but answered null");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().as(Member.class));
    }

    @Test
    void missesAPartThatMustBeThere() {
        agent.answers("{\"Name\":\"a\"}").answers("{}");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().as(Member.class));
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> agent.api().get("/v1/x").send().field("EvalID"))
                .withMessageContaining("an object with EvalID");
    }

    @Test
    void takesNullAndNothingForEmptyCollections() {
        agent.answers("null").answers("").answers("null").answers("");
        assertThat(agent.api().get("/v1/x").send().listOf(String.class)).isEmpty();
        assertThat(agent.api().get("/v1/x").send().listOf(String.class)).isEmpty();
        assertThat(agent.api().get("/v1/x").send().mapOf(String.class)).isEmpty();
        assertThat(agent.api().get("/v1/x").send().mapOf(String.class)).isEmpty();
    }
}
