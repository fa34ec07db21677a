package io.nonet.client.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.TestingAgent;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespacesTest {
    private static final TestingAgent AGENT = new TestingAgent();

    private final NomadClient nomad = NomadClient.at(AGENT.base(), AGENT.tls());

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void jobsOfAllNamespacesTellTheirs() {
        AGENT.answers("[{\"ID\":\"web\",\"Namespace\":\"team\",\"Status\":\"running\"}]");
        assertThat(nomad.inNamespace("*").jobs().list()).singleElement().satisfies(job -> assertThat(job.namespace())
                .isEqualTo("team"));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/jobs?namespace=*&prefix=");
    }

    @Test
    void whatIsDoneInANamespaceSaysSo() {
        AGENT.answers("{\"JobModifyIndex\":18}");
        nomad.stale().inNamespace("other").inNamespace("team").jobs().stop("web", true);
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/job/web?namespace=team&purge=true");
    }

    @Test
    void comeAndGo() {
        AGENT.answers("[{\"Name\":\"default\"},{\"Name\":\"team\"}]")
                .answers(200, "")
                .answers(200, "");
        assertThat(nomad.namespaces().list()).containsExactly(Namespaces.DEFAULT, "team");
        AGENT.asked();
        nomad.namespaces().create("team");
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/namespace {\"Name\":\"team\"}");
        nomad.namespaces().delete("team");
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/namespace/team");
    }

    @Test
    void variablesAreFoundAndDeletedWhereTheyAre() {
        AGENT.answers("[{\"Namespace\":\"team\",\"Path\":\"a/b\",\"CreateIndex\":7,\"ModifyIndex\":8}]")
                .answers("{}")
                .answers(200, "");
        assertThat(nomad.inNamespace("*").variables().list()).containsExactly(new VariableStub("team", "a/b", 7, 8));
        AGENT.asked();
        nomad.variables().put("a/b", Map.of("key", "value"));
        assertThat(AGENT.askedWithBody()).startsWith("PUT /v1/var/a/b {").contains("\"Items\":{\"key\":\"value\"}");
        nomad.inNamespace("team").variables().delete("a/b");
        assertThat(AGENT.asked()).isEqualTo("DELETE /v1/var/a/b?namespace=team");
    }

    @Test
    void variablesAreReadAndSetIfTheyHaveNotChanged() {
        AGENT.answers(
                        "{\"Namespace\":\"default\",\"Path\":\"a/b\",\"CreateIndex\":7,\"ModifyIndex\":8,\"Items\":{\"k\":\"v\"}}")
                .answers(404, "")
                .answers("{\"Path\":\"a/b\"}")
                .answers(409, "{\"Path\":\"a/b\"}");
        assertThat(nomad.variables().read("a/b")).contains(new Variable("default", "a/b", 7, 8, Map.of("k", "v")));
        assertThat(nomad.variables().read("a/b")).isEmpty();
        AGENT.asked();
        AGENT.asked();
        assertThat(nomad.variables().compareAndSet("a/b", Map.of("k", "w"), 8)).isTrue();
        assertThat(AGENT.askedWithBody()).startsWith("PUT /v1/var/a/b?cas=8 {").contains("\"Items\":{\"k\":\"w\"}");
        assertThat(nomad.variables().compareAndSet("a/b", Map.of("k", "w"), 8)).isFalse();
    }
}
