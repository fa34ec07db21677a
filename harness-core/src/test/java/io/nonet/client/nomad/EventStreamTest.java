package io.nonet.client.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.client.ApiException;
import io.nonet.client.ApiUnreachableException;
import io.nonet.client.TestingAgent;
import io.nonet.client.UnexpectedAnswerException;
import io.nonet.client.nomad.EventFilter.Topic;
import io.nonet.client.nomad.EventStreamEnd.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {

    private static final String HEARTBEAT = "{}\n";
    private static final String ALLOCATION = """
            {"Index":7,"Events":[{"Topic":"Allocation","Type":"AllocationUpdated","Key":"5460","FilterKeys":["web"],\
            "Index":7,"Payload":{"Allocation":{"ID":"5460","JobID":"web","ClientStatus":"running"}}}]}
            """;
    private static final String NODE = """
            {"Index":9,"Events":[{"Topic":"Node","Type":"NodeDrain","Key":"ff38","FilterKeys":null,"Index":9,\
            "Payload":{"Node":{"ID":"ff38","Status":"ready"}}},{"Topic":"New","Type":"Unknown","Key":"k","Index":9}]}
            """;

    private static final TestingAgent AGENT = new TestingAgent();

    private final Events events = NomadClient.at(AGENT.base(), AGENT.tls()).events();
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void handsOverEventsAndSkipsHeartbeats() {
        AGENT.answers(
                stream(HEARTBEAT + ALLOCATION + HEARTBEAT + HEARTBEAT + NODE).build());
        EventStreamEnd end = ended(events.open(EventFilter.all(), heard::add));
        assertThat(heard).extracting(Event::index).containsExactly(7L, 9L, 9L);
        assertThat(heard).extracting(Event::key).containsExactly("5460", "ff38", "k");
        assertThat(end).isEqualTo(new EventStreamEnd(Reason.SERVER_ENDED, 9, null));
    }

    @Test
    void readsWhatAnEventIsAbout() {
        AGENT.answers(stream(ALLOCATION + NODE).build());
        ended(events.open(EventFilter.all(), heard::add));
        List<Event> all = new ArrayList<>(heard);
        assertThat(all.get(0).allocation().orElseThrow().clientStatus()).isEqualTo("running");
        assertThat(all.get(0).allocation().orElseThrow().jobVersion()).isNull();
        assertThat(all.get(0).filterKeys()).containsExactly("web");
        assertThat(all.get(0).node()).isEmpty();
        assertThat(all.get(0)).hasToString("Event[AllocationUpdated 5460 at 7]");
        assertThat(all.get(1).node().orElseThrow().status()).isEqualTo("ready");
        assertThat(all.get(2).payload()).isEmpty();
        assertThat(all.get(2).job()).isEmpty();
        assertThat(all.get(2).deployment()).isEmpty();
        assertThat(all.get(2).evaluation()).isEmpty();
    }

    @Test
    void asksForTopicsFromAnIndex() {
        AGENT.answers(stream("").build()).answers(stream("").build());
        events.open(EventFilter.all().topic(Topic.JOB, "web").topic(Topic.NODE).from(42), heard::add);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/event/stream?index=42&topic=Job%3Aweb&topic=Node%3A*");
        events.open(EventFilter.all(), heard::add);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/event/stream?index=0");
    }

    @Test
    void dropsEventsFromBeforeTheIndexAskedFor() {
        AGENT.answers(stream(ALLOCATION + NODE).build());
        ended(events.open(EventFilter.all().from(8), heard::add));
        assertThat(heard).extracting(Event::index).containsExactly(9L, 9L);
    }

    @Test
    void endsWithTheCauseWhenTheConnectionIsCut() {
        AGENT.answers(stream(ALLOCATION + NODE.repeat(1000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        EventStreamEnd end = ended(events.open(EventFilter.all(), heard::add));
        assertThat(end.reason()).isEqualTo(Reason.CUT_OFF);
        assertThat(end.cause())
                .isInstanceOf(ApiUnreachableException.class)
                .hasMessageContaining("/v1/event/stream?index=0 got no more of its answer: ");
    }

    @Test
    void countsSilenceAsACut() {
        // On a busy machine the answer and its first event may take longer than that; a longer silence tells as much.
        Duration silence = Duration.ofMillis(50);
        Optional<EventStreamEnd> end = Optional.empty();
        while (heard.isEmpty()) {
            silence = silence.multipliedBy(2);
            end = afterTheFirst(silence);
        }
        EventStreamEnd last = end.orElseThrow();
        assertThat(last.reason()).isEqualTo(Reason.CUT_OFF);
        assertThat(last.lastIndex()).isEqualTo(7);
        assertThat(last.cause()).hasMessageContaining("within " + silence.toMillis() + " ms");
    }

    /** The end of a stream that is silent from its first event on; empty if not even an answer came in time. */
    private Optional<EventStreamEnd> afterTheFirst(Duration silence) {
        AGENT.answers(heldAfterTheFirst(ALLOCATION + NODE));
        try {
            return Optional.of(ended(events.open(EventFilter.all().silence(silence), heard::add)));
        } catch (ApiUnreachableException e) {
            return Optional.empty();
        }
    }

    @Test
    void endsWithTheTextThatTheServerSentInsteadOfEvents() {
        AGENT.answers(stream(ALLOCATION + "subscription closed by server").build());
        EventStreamEnd end = ended(events.open(EventFilter.all(), heard::add));
        assertThat(end.reason()).isEqualTo(Reason.NOT_EVENTS);
        assertThat(end.lastIndex()).isEqualTo(7);
        assertThat(end.cause())
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageEndingWith("events in JSON, but answered subscription closed by server");
    }

    @Test
    void endsWhenTheListenerFails() {
        AGENT.answers(stream(ALLOCATION + NODE).build());
        IllegalStateException failure = new IllegalStateException("full");
        EventStreamEnd end = ended(events.open(EventFilter.all(), event -> {
            throw failure;
        }));
        assertThat(end).isEqualTo(new EventStreamEnd(Reason.LISTENER_FAILED, 0, failure));
    }

    @Test
    void endsAtOnceWhenClosed() throws Exception {
        AGENT.answers(heldAfterTheFirst(ALLOCATION + NODE));
        EventStream stream = events.open(EventFilter.all(), heard::add);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(stream.end()).isNotDone();
        stream.close();
        stream.close();
        assertThat(ended(stream)).isEqualTo(new EventStreamEnd(Reason.CLOSED, 7, null));
        assertThat(stream.lastIndex()).isEqualTo(7);
    }

    @Test
    void mayBeClosedByTheListener() {
        AGENT.answers(stream(NODE + ALLOCATION).build());
        List<EventStream> self = new ArrayList<>();
        BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
        EventStream stream = events.open(EventFilter.all(), event -> {
            heard.add(event);
            take(opened, self).close();
        });
        opened.add(stream);
        assertThat(ended(stream)).isEqualTo(new EventStreamEnd(Reason.CLOSED, 9, null));
        assertThat(heard).hasSize(1);
    }

    @Test
    void doesNotKeepTheProgramAlive() {
        AGENT.answers(stream(ALLOCATION).build());
        BlockingQueue<Boolean> daemon = new LinkedBlockingQueue<>();
        ended(events.open(
                EventFilter.all(), event -> daemon.add(Thread.currentThread().isDaemon())));
        assertThat(daemon).containsExactly(true);
    }

    @Test
    void failsAtOnceWhenTheSubscriptionIsRefused() {
        AGENT.answers(500, "No cluster leader");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> events.open(EventFilter.all(), heard::add))
                .withMessageContaining("answered 500: No cluster leader");
    }

    @Test
    void givesUpWhenTheSubscriptionIsNotAnswered() {
        AGENT.answers(stream(HEARTBEAT).headersDelay(60, TimeUnit.SECONDS).build());
        Events impatient = NomadClient.at(AGENT.base(), AGENT.tls())
                .withCallTimeout(Duration.ofMillis(500))
                .events();
        assertThatExceptionOfType(ApiUnreachableException.class)
                .isThrownBy(() -> impatient.open(EventFilter.all(), heard::add))
                .withMessageEndingWith("got no answer within 500 ms (timeout)");
    }

    @Test
    void refusesANegativeIndexAndNoSilence() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventFilter.all().from(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> EventFilter.all().silence(Duration.ZERO));
    }

    private static EventStreamEnd ended(EventStream stream) {
        assertThat(stream.end()).succeedsWithin(Duration.ofSeconds(10));
        return stream.end().join();
    }

    private static MockResponse.Builder stream(String lines) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .chunkedBody(new Buffer().writeUtf8(lines), 64);
    }

    private static MockResponse heldAfterTheFirst(String lines) {
        return new MockResponse.Builder()
                .body(lines)
                .throttleBody(ALLOCATION.length(), 60, TimeUnit.SECONDS)
                .build();
    }

    private static EventStream take(BlockingQueue<EventStream> opened, List<EventStream> self) {
        try {
            if (self.isEmpty()) {
                self.add(opened.take());
            }
            return self.get(0);
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }
}
