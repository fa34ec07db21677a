package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobTimesTest {
    @Test
    void allocationsMayLeaveOneAfterTheOther() {
        JobTimes times = times("{'Name': 'web', 'Migrate': {'HealthyDeadline': 90000000000}}");

        assertThat(times.drainDeadline(2)).isEqualTo(Duration.ofMinutes(3));
        assertThat(times.drainDeadline(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(times.drainDeadline(99)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theSlowestGroupCountsAndNomadsDefaultWhereTheFileIsSilent() {
        assertThat(times(
                                "{'Name': 'web', 'Migrate': {'HealthyDeadline': 90000000000}}, {'Name': 'api', 'Migrate': null}")
                        .drainDeadline(1))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aGroupTakesWhatTheJobSays() {
        JobTimes times = new JobTimes(TestingJob.job("{'Name': 'web'}")
                .with(json -> json.withObject("/Migrate").put("HealthyDeadline", 120_000_000_000L)));

        assertThat(times.drainDeadline(1)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theSlowestCheckIsLookedAtTwice() {
        assertThat(times("""
                        {'Name': 'web', 'Services': [{'Checks': [{'Interval': 1000000000, 'Timeout': 1000000000}]}],
                         'Tasks': [{'Name': 'main', 'Services': [
                           {'Checks': [{'Interval': 30000000000, 'Timeout': 5000000000}]}]}]}""").look()).isEqualTo(Duration.ofSeconds(70));
        assertThat(times("{'Name': 'web'}").look()).isEqualTo(Duration.ofSeconds(2));
    }

    private static JobTimes times(String groups) {
        return new JobTimes(TestingJob.job(groups));
    }
}
