package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardLooksTest {
    private static final long SOON_SECONDS = 10;

    private final DashboardState state = new DashboardState();
    private final CountDownLatch never = new CountDownLatch(1);
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

    private DashboardLooks looking;

    @AfterEach
    void letGo() {
        never.countDown();
        looking.close();
    }

    @Test
    void tellsOnePartWhileALookAtAnotherDoesNotEnd() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        start(Map.of("nodes", this::hang, "faults", () -> fields("faults", looks.incrementAndGet())));

        DashboardState.News first = state.after(0, SOON_SECONDS);
        assertThat(first.json()).matches("\\{\"faults\":\\d+}");
        assertThat(state.after(first.version(), SOON_SECONDS).version()).isGreaterThan(first.version());
    }

    @Test
    void tellsWhatWasLastSeenOfAllParts() throws InterruptedException {
        start(Map.of("a", () -> fields("a", 1), "b", () -> fields("b", 2)));

        assertThat(state.after(1, SOON_SECONDS).json()).contains("\"a\":1", "\"b\":2");
    }

    @Test
    void makesWhatIsNotSeenInNewsVisible() throws InterruptedException {
        start(Map.of("nodes", () -> {
            ObjectNode fields = fields("count", 1);
            fields.putArray("nodes").addObject().put("name", "a\u202e\u001b").put("up", true);
            return fields;
        }));

        assertThat(state.after(0, SOON_SECONDS).json())
                .isEqualTo("{\"count\":1,\"nodes\":[{\"name\":\"a\\\\u202e\\\\u001b\",\"up\":true}]}");
    }

    @Test
    void looksAgainAfterALookThatFailedAndNamesEachReasonOnce() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        start(Map.of("nodes", () -> {
            if (looks.incrementAndGet() <= 2) {
                throw new IllegalArgumentException("no engine");
            }
            return fields("nodes", looks.get());
        }));

        assertThat(state.after(0, SOON_SECONDS).json()).isEqualTo("{\"nodes\":3}");
        assertThat(problems).containsExactly("a look at the cluster's nodes failed: no engine");
    }

    private void start(Map<String, Supplier<ObjectNode>> parts) {
        looking = DashboardLooks.start(state, parts, problems::add);
    }

    private ObjectNode hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fields("late", 1);
    }

    private static ObjectNode fields(String name, int value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
