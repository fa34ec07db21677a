package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.TestingJob.FIRST;
import static io.nonet.scenarios.workload.TestingJob.SECOND;
import static io.nonet.scenarios.workload.TestingJob.allocation;
import static io.nonet.scenarios.workload.TestingJob.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nonet.client.consul.CheckStatus;
import io.nonet.client.nomad.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncedServiceTest {
    private static final Allocation WEB = allocation(FIRST, "web", "running", "running");

    @Test
    void eachGroupHasItsOwn() {
        List<AnnouncedService> services = AnnouncedService.of(job("""
                {'Name': 'web', 'Services': [{'Name': 'shop-web', 'PortLabel': 'http'}], 'Tasks': null},
                {'Name': 'api', 'Services': null,
                 'Tasks': [{'Name': 'main', 'Services': [{'Name': 'shop-api', 'PortLabel': 'http'}]}]}"""));

        assertThat(services)
                .extracting(AnnouncedService::group, AnnouncedService::name)
                .containsExactly(tuple("web", "shop-web"), tuple("api", "shop-api"));
        assertThat(services.get(0).isExpectedOf(WEB)).isTrue();
        assertThat(services.get(1).isExpectedOf(WEB)).isFalse();
    }

    @Test
    void whatHasNoNameIsNamedAsNomadDoes() {
        assertThat(names("""
                {'Name': 'web', 'Services': [{}, {'Name': null}, {'Name': '${JOB}-x'}, {'Name': '${BASE}'}],
                 'Tasks': [{'Name': 'main', 'Services': [{'Name': ''}, {'Name': '${TASKGROUP}-${TASK}'}]}]}"""))
                .containsExactly("shop-web", "shop-web", "shop-x", "shop-web-group", "shop-web-main", "web-main");
    }

    @Test
    void nomadsOwnServicesAreNoneOfConsuls() {
        assertThat(names("{'Name': 'web', 'Services': [{'Name': 'inside', 'Provider': 'nomad'}]}"))
                .isEmpty();
    }

    @Test
    void aTaskThatEndsWhileTheOthersGoOnAnnouncesNothingForGood() {
        assertThat(names("""
                {'Name': 'web', 'Tasks': [
                 {'Name': 'before', 'Lifecycle': {'Hook': 'prestart', 'Sidecar': false}, 'Services': [{'Name': 'short'}]},
                 {'Name': 'beside', 'Lifecycle': {'Hook': 'prestart', 'Sidecar': true}, 'Services': [{'Name': 'long'}]}]}""")).containsExactly("long");
    }

    @Test
    void aTasksOwnIsExpectedWhileTheTaskRuns() {
        AnnouncedService service = only("{'Name': 'web', 'Tasks': [{'Name': 'main', 'Services': [{'Name': 'shop'}]}]}");

        assertThat(service.isExpectedOf(WEB)).isTrue();
        assertThat(service.isExpectedOf(allocation(FIRST, "web", "running", "pending")))
                .isFalse();
    }

    @Test
    void theIdTellsWhoseAnInstanceIs() {
        AnnouncedService service =
                only("{'Name': 'web', 'Services': [{'Name': 'shop', 'PortLabel': 'http'}], 'Tasks': []}");

        assertThat(isOf(service, "_nomad-task-" + FIRST + "-group-web-shop-http"))
                .isTrue();
        assertThat(isOf(service, "_nomad-task-" + SECOND + "-group-web-shop-http"))
                .isFalse();
        assertThat(isOf(service, "_nomad-task-" + FIRST + "-group-web-shop-admin"))
                .isFalse();
        assertThat(isOf(service, "_nomad-task-" + FIRST + "-main-shop-http")).isFalse();
    }

    @Test
    void whatClientsPutIntoANameMayBeAnything() {
        AnnouncedService service = only("""
                {'Name': 'web', 'Tasks': [{'Name': 'main', 'Services': [{'Name': 'shop-${meta.rack}', 'PortLabel': 'http'}]}]}""");

        assertThat(service.isNamedByClients()).isTrue();
        assertThat(service.maybeNamed("shop-7")).isTrue();
        assertThat(service.maybeNamed("web")).isFalse();
        assertThat(isOf(service, "_nomad-task-" + FIRST + "-main-shop-7-http")).isTrue();
        assertThat(isOf(service, "_nomad-task-" + FIRST + "-main-web-http")).isFalse();
    }

    private static boolean isOf(AnnouncedService service, String id) {
        return service.isOf(TestingJob.instance(id, "any", CheckStatus.PASSING), WEB);
    }

    private static AnnouncedService only(String group) {
        List<AnnouncedService> services = AnnouncedService.of(job(group));
        assertThat(services).hasSize(1);
        return services.get(0);
    }

    private static List<String> names(String group) {
        return AnnouncedService.of(job(group)).stream()
                .map(AnnouncedService::name)
                .toList();
    }
}
