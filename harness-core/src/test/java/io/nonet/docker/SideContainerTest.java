package io.nonet.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SideContainerTest {
    private static final String CREATE = "POST /containers/create";

    private final TestingEngine engine = new TestingEngine()
            .answers(CREATE, 201, "{\"Id\": \"new\"}")
            .answers("DELETE /containers/nonet-proxy", 204, "");

    @Test
    void replacesWhatAnEndedProcessLeft() {
        engine.answers("GET /containers/nonet-proxy/json", 200, labelled("\"nonet.cluster\": \"nonet\""));
        create();

        assertThat(engine.changes()).containsExactly("DELETE /containers/nonet-proxy", CREATE);
    }

    @Test
    void leavesNodesAndOtherClustersAlone() {
        engine.answers(
                "GET /containers/nonet-proxy/json",
                200,
                labelled("\"nonet.cluster\": \"nonet\", \"nonet.node\": \"proxy\""));
        create();
        assertThat(engine.changes()).containsExactly(CREATE);
        engine.answers("GET /containers/nonet-proxy/json", 200, labelled("\"nonet.cluster\": \"another\""));
        create();
        assertThat(engine.changes()).containsExactly(CREATE, CREATE);
    }

    @Test
    void asARuleThereIsNone() {
        engine.answers("GET /containers/nonet-proxy/json", 404, "{}");
        create();

        assertThat(engine.changes()).containsExactly(CREATE);
    }

    private void create() {
        SideContainer.create(engine.client(), "nonet", "proxy", "image", settings -> {});
    }

    private static String labelled(String labels) {
        return "{\"Id\": \"old\", \"Config\": {\"Labels\": {" + labels + "}}}";
    }
}
