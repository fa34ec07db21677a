package io.nonet.scenarios.assertions;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;
import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Timeline;
import io.nonet.scenarios.workload.ServiceTraffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceTrafficAssertTest {
    private final MockWebServer service = new MockWebServer();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void goodAnswersAreNoFailures() throws IOException {
        assertThat(after(1, answer(200))).hasNoFailures();
    }

    @Test
    void eachFailureIsListedWithWhatCameInstead() throws IOException {
        ServiceTraffic traffic = after(1, answer(503));

        int requests = traffic.requests().size();
        assertThatThrownBy(() -> assertThat(traffic).hasNoFailures())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected each of %d requests to get a good answer, but %d did not:"
                        .formatted(requests, requests))
                .hasMessageContaining("to 127.0.0.1:" + service.getPort() + ": 503 after ");
    }

    @Test
    void tooFewGoodAnswersShowTooLittle() throws IOException {
        ServiceTraffic traffic = after(3, answer(200));
        int requests = traffic.requests().size();

        assertThat(traffic).hasGoodAnswers(requests);
        assertThatThrownBy(() -> assertThat(traffic).hasGoodAnswers(requests + 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected at least %d good answers, but of %d requests %d got one"
                        .formatted(requests + 1, requests, requests));
    }

    @Test
    void whatFailedIsNoGoodAnswer() throws IOException {
        ServiceTraffic traffic = after(1, answer(500));

        assertThatThrownBy(() -> assertThat(traffic).hasGoodAnswers(1)).hasMessageEndingWith("requests 0 got one");
    }

    @Test
    void ofManyFailuresTenAreListed() throws IOException {
        ServiceTraffic traffic = after(11, answer(500));

        assertThatThrownBy(() -> assertThat(traffic).hasNoFailures())
                .message()
                .containsPattern("(\\n  - at [^\\n]*){10}\\n  …$");
    }

    @Test
    void noRequestAtAllShowsNothing() throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        try (ServiceTraffic traffic = traffic(() -> held(answered))) {
            assertThatThrownBy(() -> assertThat(traffic).hasNoFailures())
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("Expected requests without failures, but there was no request at all");
            answered.countDown();
        }
    }

    private static MockResponse held(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer(200);
    }

    private static MockResponse answer(int code) {
        return new MockResponse.Builder().code(code).body("open").build();
    }

    private ServiceTraffic traffic(Supplier<MockResponse> answers) throws IOException {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.get();
            }
        });
        service.start(InetAddress.getByName("127.0.0.1"), 0);
        URI address = URI.create("http://127.0.0.1:" + service.getPort() + "/");
        return ServiceTraffic.at(address, "web", new Timeline(Clock.systemUTC(), System::nanoTime));
    }

    /** What came of at least so many requests, once they have stopped. */
    private ServiceTraffic after(int requests, MockResponse answer) throws IOException {
        ServiceTraffic traffic = traffic(() -> answer);
        try (traffic) {
            await("requests", SOON).until(() -> traffic.requests().size() >= requests);
        }
        return traffic;
    }
}
