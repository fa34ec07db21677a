package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.TestingJob.FIRST;
import static io.nonet.scenarios.workload.TestingJob.SECOND;
import static io.nonet.scenarios.workload.TestingJob.allocation;
import static io.nonet.scenarios.workload.TestingJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.CheckStatus;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BothViewsTest {
    private static final List<AnnouncedService> SERVICES = AnnouncedService.ofAllTasks(job("""
            {'Name': 'web', 'Services': [{'Name': 'shop-web', 'PortLabel': 'http', 'Checks': [
              {'Type': 'http', 'Path': '/', 'Interval': 10000000000, 'Timeout': 2000000000},
              {'Type': 'tcp', 'Interval': 1000000000, 'Timeout': 1000000000}]}]},
            {'Name': 'api', 'Services': [{'Name': 'shop-api', 'PortLabel': 'http'}]}"""));
    private static final Allocation WEB = allocation(FIRST, "web", "running", "running");
    private static final Allocation API = allocation(SECOND, "api", "running", "running");

    @Test
    void whatEachGroupAnnouncesIsAllThatItOwes() {
        assertThat(mismatches(List.of(WEB, API), passing(FIRST, "web"), passing(SECOND, "api")))
                .isEmpty();
        assertThat(mismatches(List.of(WEB, API), passing(FIRST, "web")))
                .extracting(Mismatch::toString)
                .containsExactly("allocation shop.api[0] on c:"
                        + " runs for Nomad, and Consul has no instance of its service shop-api");
    }

    @Test
    void whatPassesWithoutAnAllocationIsAMismatch() {
        assertThat(mismatches(List.of(), passing(FIRST, "web")))
                .extracting(Mismatch::disagreement)
                .containsExactly("passes in Consul, and Nomad has no such allocation");
    }

    @Test
    void beforeARestartTheChecksHaveToNotice() {
        Allocation restarts = allocation(FIRST, "web", "pending", "pending");

        assertThat(mismatches(List.of(restarts), passing(FIRST, "web")))
                .containsExactly(new Mismatch(
                        "service _nomad-task-" + FIRST + "-group-web-shop-web-http on c",
                        "passes in Consul, and for Nomad its allocation is pending",
                        Duration.ofSeconds(12)));
    }

    @Test
    void beforeARestartWhatHasNoCheckPasses() {
        Allocation restarts = allocation(SECOND, "api", "pending", "pending");

        assertThat(mismatches(List.of(restarts), passing(SECOND, "api"))).isEmpty();
    }

    @Test
    void whatHasEndedIsGoneFromConsulWhateverItsChecksSay() {
        assertThat(mismatches(
                        List.of(
                                allocation(FIRST, "web", "failed", "dead"),
                                allocation(SECOND, "api", "complete", "dead")),
                        passing(FIRST, "web"),
                        passing(SECOND, "api")))
                .hasSize(2)
                .extracting(Mismatch::more)
                .containsOnly(Duration.ZERO);
    }

    @Test
    void whatPassesOnAnotherNodeThanItsAllocationIsNobodys() {
        ServiceInstance elsewhere =
                TestingJob.instance("d", passing(FIRST, "web").service().id(), "any", CheckStatus.PASSING);

        assertThat(mismatches(List.of(WEB), elsewhere))
                .extracting(Mismatch::toString)
                .containsExactlyInAnyOrder(
                        "service _nomad-task-" + FIRST + "-group-web-shop-web-http on d:"
                                + " passes in Consul, and for Nomad its allocation is on c",
                        "allocation shop.web[0] on c:"
                                + " runs for Nomad, and Consul has no instance of its service shop-web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-group-web-shop-web-http-old", "-group-web-shop-web-admin", "-group-api-shop-api-http"})
    void whatTheJobDoesNotAnnounceIsAMismatchThoughItsAllocationRuns(String end) {
        assertThat(mismatches(List.of(WEB), passing(FIRST, "web"), named(FIRST, end)))
                .extracting(Mismatch::toString)
                .containsExactly("service _nomad-task-" + FIRST + end
                        + " on c: passes in Consul, and its job announces no such service");
    }

    @Test
    void theProxyBesideAServiceBelongsToIt() {
        ServiceInstance proxy = named(FIRST, "-group-web-shop-web-http-sidecar-proxy");

        assertThat(mismatches(List.of(WEB), passing(FIRST, "web"), proxy)).isEmpty();
        assertThat(mismatches(List.of(WEB), proxy)).hasSize(1);
    }

    @Test
    void whatOnlyItsClientKnowsMayBeAnything() {
        List<AnnouncedService> services = AnnouncedService.ofAllTasks(
                job("{'Name': 'web', 'Services': [{'Name': 'shop-${meta.rack}', 'PortLabel': '${NOMAD_META_port}'}]}"));

        assertThat(mismatches(Map.of(FIRST, services), List.of(WEB), named(FIRST, "-group-web-shop-7-8080")))
                .isEmpty();
    }

    @Test
    void aTaskThatComesToItsEndMayAnnounceServicesUntilThen() {
        List<AnnouncedService> services = AnnouncedService.ofAllTasks(job("""
                {'Name': 'web', 'Tasks': [{'Name': 'before', 'Lifecycle': {'Hook': 'prestart'},
                 'Services': [{'Name': 'short', 'PortLabel': 'http'}]}]}"""));

        assertThat(mismatches(Map.of(FIRST, services), List.of(WEB), named(FIRST, "-before-short-http")))
                .isEmpty();
    }

    @Test
    void ofAnAllocationOfWhichTheJobIsNotKnownAnythingMayPass() {
        assertThat(mismatches(Map.of(), List.of(WEB), named(FIRST, "-group-web-other-http")))
                .isEmpty();
    }

    private static Set<Mismatch> mismatches(List<Allocation> allocations, ServiceInstance... instances) {
        return mismatches(Map.of(FIRST, SERVICES, SECOND, SERVICES), allocations, instances);
    }

    private static Set<Mismatch> mismatches(
            Map<String, List<AnnouncedService>> services, List<Allocation> allocations, ServiceInstance... instances) {
        return new BothViews(allocations, services, Set.of("c"), Set.of("c"), List.of(instances)).mismatches();
    }

    private static ServiceInstance passing(String allocation, String group) {
        return named(allocation, "-group-" + group + "-shop-" + group + "-http");
    }

    private static ServiceInstance named(String allocation, String end) {
        return TestingJob.instance("_nomad-task-" + allocation + end, "any", CheckStatus.PASSING);
    }
}
