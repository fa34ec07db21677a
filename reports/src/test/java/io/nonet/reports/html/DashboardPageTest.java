package io.nonet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.reports.TestingRun;
import org.junit.jupiter.api.Test;

class DashboardPageTest {
    @Test
    void showsWhatIsNotSeenInTheNameOfACluster() {
        String page = DashboardPage.of("<b>" + TestingRun.UNSEEN);
        assertThat(TestingRun.unseen(page)).isEmpty();
        assertThat(page).contains("<h1>&lt;b&gt;\\u001b[31m");
    }
}
